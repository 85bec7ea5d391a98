import { defineConfig } from '@lingui/cli';

/** Words that only some pages say: each list of folders has a catalogue of its own, fetched with its pages. */
const areas = {
  school: [
    'features/agenda',
    'features/chat',
    'features/classroom',
    'features/home',
    'features/invite',
    'features/settings',
    'features/space',
    'ui/talk',
  ],
  canvas: ['features/canvas'],
  book: ['features/catalogue', 'features/course', 'ui/learn'],
  learn: ['features/lesson', 'features/quiz', 'ui/learn'],
  teach: ['features/audit', 'features/teach', 'features/upload'],
} as const;

const folder = (name: string) => `<rootDir>/src/${name}`;

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'uk'],
  catalogs: [
    {
      path: folder('lib/locales/{locale}'),
      include: [folder('')],
      exclude: Object.values(areas)
        .flat()
        .map((name) => folder(`${name}/**`)),
    },
    ...Object.entries(areas).map(([area, names]) => ({ path: folder(`lib/locales/${area}/{locale}`), include: names.map(folder) })),
  ],
  orderBy: 'origin',
  compileNamespace: 'es',
});
