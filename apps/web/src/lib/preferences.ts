import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';
export type Locale = 'en' | 'uk';

/** What this device remembers about whoever uses it. */
export interface Preferences {
  readonly theme: Theme;
  readonly locale: Locale;
  /** Single keys act in class. */
  readonly shortcuts: boolean;
  /** Videos show what is said. */
  readonly captions: boolean;
  /** An IANA zone: the person's own, else the device's. */
  readonly timeZone: string;
}

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(`lyceum.${key}`);
  } catch {
    return null;
  }
};

const write = (key: string, value: string) => {
  try {
    localStorage.setItem(`lyceum.${key}`, value);
  } catch {
    // Storage is switched off: the choice holds for this page only.
  }
};

const localeOf = (value: string | null): Locale =>
  value === 'uk' || (value === null && navigator.language.startsWith('uk')) ? 'uk' : 'en';
const themeOf = (value: string | null): Theme => (value === 'light' || value === 'dark' ? value : 'system');

let current: Preferences = {
  theme: themeOf(read('theme')),
  locale: localeOf(read('locale')),
  shortcuts: read('shortcuts') !== 'off',
  captions: read('captions') === 'on',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};
const listeners = new Set<() => void>();

export const preferences = (): Preferences => current;

/** Changes and remembers; the time zone belongs to the account and is not kept on the device. */
export const setPreferences = (change: Partial<Preferences>) => {
  current = { ...current, ...change };
  if (change.theme) write('theme', change.theme);
  if (change.locale) write('locale', change.locale);
  if (change.shortcuts !== undefined) write('shortcuts', change.shortcuts ? 'on' : 'off');
  if (change.captions !== undefined) write('captions', change.captions ? 'on' : 'off');
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The preferences, followed. */
export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferences);
