// A word joiner after the hyphen keeps the number on one line.
const enUnits = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
const enTeens = [
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
];
const ukUnits = ['перше', 'друге', 'третє', 'четверте', 'п’яте', 'шосте', 'сьоме', 'восьме', 'дев’яте'];
const ukTeens = [
  'десяте',
  'одинадцяте',
  'дванадцяте',
  'тринадцяте',
  'чотирнадцяте',
  'п’ятнадцяте',
  'шістнадцяте',
  'сімнадцяте',
  'вісімнадцяте',
  'дев’ятнадцяте',
];
const words = {
  en: { units: enUnits, teens: enTeens, tens: ['', '', 'twentieth', 'thirtieth'], lead: ['', '', 'twenty-\u2060', 'thirty-\u2060'] },
  uk: { units: ukUnits, teens: ukTeens, tens: ['', '', 'двадцяте', 'тридцяте'], lead: ['', '', 'двадцять ', 'тридцять '] },
} as const;

const ordinal = (day: number, locale: 'en' | 'uk'): string => {
  const { units, teens, tens, lead } = words[locale];
  const ten = Math.floor(day / 10);
  if (ten === 1) return teens[day - 10] ?? '';
  return day % 10 === 0 ? (tens[ten] ?? '') : `${lead[ten] ?? ''}${units[(day % 10) - 1] ?? ''}`;
};

/** A date as every lesson in an exercise book begins: «Двадцять четверте листопада», “The twenty-fourth of November”. */
export const dateInWords = (at: number, locale: 'en' | 'uk', timeZone: string): string => {
  const tag = locale === 'uk' ? 'uk-UA' : 'en-GB';
  const parts = new Intl.DateTimeFormat(tag, { timeZone, day: 'numeric', month: 'long' }).formatToParts(at);
  const find = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const day = ordinal(Number(find('day')), locale);
  if (locale === 'en') return `The ${day} of ${find('month')}`;
  return `${day.charAt(0).toUpperCase()}${day.slice(1)} ${find('month')}`;
};
