import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const locales = ['en', 'uk'] as const;
const fileOf = (locale: string) => fileURLToPath(new URL(`../src/lib/locales/${locale}.po`, import.meta.url));
const read = (locale: string) => readFileSync(fileOf(locale), 'utf8');

/** The message ids of a catalogue, and those of them without words. */
const entries = (text: string): { readonly ids: readonly string[]; readonly empty: readonly string[] } => {
  const blocks = text.split(/\n\n+/).slice(1);
  const textAt = (block: string, key: string) => {
    const [, lines = ''] = new RegExp(`^${key} ((?:".*"\\n?)+)`, 'm').exec(block) ?? [];
    return [...lines.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, part]) => part).join('');
  };
  const found = blocks.map((block) => ({ id: textAt(block, 'msgid'), words: textAt(block, 'msgstr') })).filter(({ id }) => id !== '');
  return { ids: found.map(({ id }) => id).sort(), empty: found.filter(({ words }) => words === '').map(({ id }) => id) };
};

const before = Object.fromEntries(locales.map((locale) => [locale, read(locale)]));
execFileSync(process.execPath, [fileURLToPath(new URL('lingui.js', import.meta.resolve('@lingui/cli'))), 'extract', '--clean'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  stdio: 'ignore',
});
const faults: string[] = [];
let total = 0;
for (const locale of locales) {
  const [was, is] = [entries(before[locale] ?? ''), entries(read(locale))];
  total = is.ids.length;
  if (JSON.stringify(was.ids) !== JSON.stringify(is.ids))
    faults.push(`${locale}.po does not hold the messages of the source: run npm run messages -w @lyceum/web`);
  if (locale !== 'en') for (const id of is.empty) faults.push(`${locale}.po has no words for "${id}"`);
  writeFileSync(fileOf(locale), before[locale] ?? '');
}
if (total === 0) faults.push('no messages were found at all');
for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) process.exitCode = 1;
else process.stdout.write(`${total} messages, each in ${locales.join(' and ')}\n`);
