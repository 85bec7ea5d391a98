import { useLingui } from '@lingui/react/macro';
import { activate } from '../lib/locale.ts';
import { usePreferences } from '../lib/preferences.ts';
import { Segmented } from './Segmented.tsx';

const choices = [
  { value: 'en', label: 'English', lang: 'en' },
  { value: 'uk', label: 'Українська', lang: 'uk' },
] as const;

/** Turns the page to another language at once. */
export const LanguageSwitch = ({ onChange }: { readonly onChange?: (locale: 'en' | 'uk') => void }) => {
  const { t } = useLingui();
  const { locale } = usePreferences();
  const change = (next: 'en' | 'uk') => {
    void activate(next);
    onChange?.(next);
  };
  return <Segmented label={t`Language`} value={locale} choices={choices} onChange={change} />;
};
