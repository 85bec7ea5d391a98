import { describe, expect, it } from 'vitest';
import { dateInWords } from './date-words.ts';

const on = (iso: string) => Date.parse(`${iso}T12:00:00Z`);

describe('dateInWords', () => {
  it.each([
    ['2026-11-24', 'Двадцять четверте листопада', 'The twenty-\u2060fourth of November'],
    ['2026-03-01', 'Перше березня', 'The first of March'],
    ['2026-05-10', 'Десяте травня', 'The tenth of May'],
    ['2026-09-20', 'Двадцяте вересня', 'The twentieth of September'],
    ['2026-12-31', 'Тридцять перше грудня', 'The thirty-\u2060first of December'],
    ['2026-07-19', 'Дев’ятнадцяте липня', 'The nineteenth of July'],
  ])('%s', (iso, uk, en) => {
    expect(dateInWords(on(iso), 'uk', 'Europe/Kyiv')).toBe(uk);
    expect(dateInWords(on(iso), 'en', 'UTC')).toBe(en);
  });

  it('follows the zone over midnight', () => {
    expect(dateInWords(Date.parse('2026-11-24T23:00:00Z'), 'en', 'Europe/Kyiv')).toBe('The twenty-\u2060fifth of November');
  });
});
