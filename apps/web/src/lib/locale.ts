import { i18n, type Messages } from '@lingui/core';
import { type Locale, setPreferences } from './preferences.ts';

const catalogs: { readonly [L in Locale]: () => Promise<{ messages: Messages }> } = {
  en: () => import('./locales/en.po'),
  uk: () => import('./locales/uk.po'),
};

/** Loads a language and turns the whole page to it. */
export const activate = async (locale: Locale): Promise<void> => {
  const { messages } = await catalogs[locale]();
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
  setPreferences({ locale });
};
