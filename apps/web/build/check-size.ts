import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Readonly<Record<string, Chunk>>;

/** What a page loads before it is shown, in KB of gzip; the limits are those of the design. */
const pages = [
  { page: 'sign-in', limitKb: 150, entries: ['index.html', 'src/features/account/page.tsx'] },
  {
    page: 'catalogue, public',
    limitKb: 150,
    areas: ['book'],
    entries: ['index.html', 'src/app/Visitor.tsx', 'src/features/catalogue/page.tsx'],
  },
  { page: 'course, public', limitKb: 150, areas: ['book'], entries: ['index.html', 'src/app/Visitor.tsx', 'src/features/course/page.tsx'] },
  { page: 'home', limitKb: 230, areas: ['school'], entries: ['index.html', 'src/app/SignedIn.tsx', 'src/features/home/page.tsx'] },
  { page: 'course', limitKb: 230, areas: ['book'], entries: ['index.html', 'src/app/SignedIn.tsx', 'src/features/course/page.tsx'] },
  { page: 'lesson', limitKb: 290, areas: ['learn'], entries: ['index.html', 'src/app/SignedIn.tsx', 'src/features/lesson/page.tsx'] },
  { page: 'quiz', limitKb: 290, areas: ['learn'], entries: ['index.html', 'src/app/SignedIn.tsx', 'src/features/quiz/page.tsx'] },
  { page: 'editor', limitKb: 350, areas: ['teach'], entries: ['index.html', 'src/app/SignedIn.tsx', 'src/features/teach/page.tsx'] },
  { page: 'class', limitKb: 430, areas: ['school'], entries: ['index.html', 'src/app/Class.tsx'] },
  { page: 'channel', limitKb: 430, areas: ['school'], entries: ['index.html', 'src/app/SignedIn.tsx', 'src/features/chat/page.tsx'] },
  { page: 'settings', limitKb: 290, areas: ['school'], entries: ['index.html', 'src/app/SignedIn.tsx', 'src/app/Settings.tsx'] },
];
/** The longer of the two languages: what every page says, and what only pages of an area do. */
const wordsOf = (areas: readonly string[] = []) => ['', ...areas.map((area) => `${area}/`)].map((area) => `src/lib/locales/${area}uk.po`);
const cssLimitKb = 25;

const closure = (entries: readonly string[]): ReadonlySet<string> => {
  const seen = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`${name} is not in the build`);
    if (seen.has(name)) return;
    seen.add(name);
    for (const each of chunk.imports ?? []) visit(each);
  };
  for (const entry of entries) visit(entry);
  return seen;
};

const kilobytes = (files: Iterable<string>): number =>
  [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1000;

const results = pages.map(({ page, limitKb, entries, areas }) => {
  const names = [...closure([...entries, ...wordsOf(areas)])];
  return { what: `${page}, JS`, kb: kilobytes(names.map((name) => manifest[name]?.file ?? '')), limitKb };
});
const styles = Object.values(manifest).flatMap((chunk) => chunk.css ?? []);
results.push({ what: 'all CSS', kb: kilobytes(styles), limitKb: cssLimitKb });

for (const { what, kb, limitKb } of results)
  process.stdout.write(`${kb <= limitKb ? 'ok ' : 'BIG'} ${what}: ${kb.toFixed(1)} of ${limitKb} KB\n`);
if (results.some(({ kb, limitKb }) => kb > limitKb)) process.exitCode = 1;
