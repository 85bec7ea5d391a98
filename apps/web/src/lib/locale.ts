import { i18n, type Messages } from '@lingui/core';
import { type Locale, preferences, setPreferences } from './preferences.ts';

type Catalogs = { readonly [L in Locale]: () => Promise<{ messages: Messages }> };

/** What a page is about; the words of each area are fetched with the first page that says them. */
const areas = {
  core: { en: () => import('./locales/en.po'), uk: () => import('./locales/uk.po') },
  school: { en: () => import('./locales/school/en.po'), uk: () => import('./locales/school/uk.po') },
  canvas: { en: () => import('./locales/canvas/en.po'), uk: () => import('./locales/canvas/uk.po') },
  book: { en: () => import('./locales/book/en.po'), uk: () => import('./locales/book/uk.po') },
  learn: { en: () => import('./locales/learn/en.po'), uk: () => import('./locales/learn/uk.po') },
  teach: { en: () => import('./locales/teach/en.po'), uk: () => import('./locales/teach/uk.po') },
} as const satisfies Readonly<Record<string, Catalogs>>;

type WordArea = keyof typeof areas;

const fetched = new Map<WordArea, Promise<void>>();

const wordsOf = async (area: WordArea, locale: Locale): Promise<Messages> => (await areas[area][locale]()).messages;

/** Loads a language and turns the whole page to it. */
export const activate = async (locale: Locale): Promise<void> => {
  const all = await Promise.all((['core', ...fetched.keys()] as const).map((area) => wordsOf(area, locale)));
  i18n.loadAndActivate({ locale, messages: Object.assign({}, ...all) });
  document.documentElement.lang = locale;
  setPreferences({ locale });
};

const fetchWords = (area: WordArea): Promise<void> => {
  const known = fetched.get(area);
  if (known) return known;
  const { locale } = preferences();
  const words = wordsOf(area, locale).then((messages) => i18n.load(locale, messages));
  fetched.set(area, words);
  words.catch(() => fetched.delete(area));
  return words;
};

/** Fetches a page together with the words that only its area says. */
export const worded =
  <T>(area: WordArea, load: () => Promise<T>) =>
  async (): Promise<T> => {
    const [page] = await Promise.all([load(), fetchWords(area)]);
    return page;
  };
