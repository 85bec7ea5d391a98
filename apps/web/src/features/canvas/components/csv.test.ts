import { expect, it } from 'vitest';
import { toCsv } from './csv.ts';

it('quotes what has commas, quotes or lines, and leaves nothing empty that is not', () => {
  expect(
    toCsv(
      ['course', 'score'],
      [
        ['Algebra, "9"', 87.5],
        ['Physics', null],
      ],
    ),
  ).toBe('course,score\r\n"Algebra, ""9""",87.5\r\nPhysics,\r\n');
});

it('lets no name from Canvas run as a formula', () => {
  expect(toCsv(['name'], [['=HYPERLINK("//evil")'], ['+1'], ['-1'], ['@x']])).toBe(
    'name\r\n"\'=HYPERLINK(""//evil"")"\r\n\'+1\r\n\'-1\r\n\'@x\r\n',
  );
});
