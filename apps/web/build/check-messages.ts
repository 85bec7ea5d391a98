import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../src/lib/locales', import.meta.url));
const catalogs = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.po'));
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

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

const before = new Map(catalogs.map((file) => [file, read(file)]));
execFileSync(process.execPath, [fileURLToPath(new URL('lingui.js', import.meta.resolve('@lingui/cli'))), 'extract', '--clean'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  stdio: 'ignore',
});
const faults: string[] = [];
let total = 0;
for (const [file, text] of before) {
  const [was, is] = [entries(text), entries(read(file))];
  total += is.ids.length;
  if (JSON.stringify(was.ids) !== JSON.stringify(is.ids))
    faults.push(`${file} does not hold the messages of the source: run npm run messages -w @lyceum/web`);
  if (!file.endsWith('en.po')) for (const id of is.empty) faults.push(`${file} has no words for "${id}"`);
  writeFileSync(join(folder, file), text);
}
if (total === 0) faults.push('no messages were found at all');
for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) process.exitCode = 1;
else process.stdout.write(`${total / 2} messages in ${catalogs.length} catalogues\n`);
