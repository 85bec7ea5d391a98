import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuestionId } from '../kernel/ids.ts';
import { type Answer, Question, type ShownQuestion } from './contract.ts';
import {
  attemptsLeft,
  countedAttempt,
  faultsOf,
  isLate,
  isPassed,
  nextReview,
  percentOf,
  scoreOf,
  showQuestion,
  takeAnswers,
} from './rules.ts';

const id = '11111111-1111-4111-8111-111111111111' as QuestionId;
const question = (given: object): Question & { id: QuestionId } => ({ ...Question.parse({ prompt: '?', ...given }), id });
const options = (...ids: string[]) => ids.map((one) => ({ id: one, text: one }));
const score = (given: object, answer: Answer): number => scoreOf(question(given), answer);

const single = { kind: 'single', options: options('a', 'b', 'c'), correct: 'b' };
const multiple = { kind: 'multiple', options: options('a', 'b', 'c', 'd'), correct: ['a', 'c'] };
const number = { kind: 'number', correct: 3.14, tolerance: 0.01 };
const words = { kind: 'text', accepted: ["п'ять", 'five'] };
const matching = {
  kind: 'matching',
  pairs: [
    { left: 'dog', right: 'bark' },
    { left: 'cat', right: 'meow' },
    { left: 'kitten', right: 'meow' },
  ],
};
const ordering = { kind: 'ordering', items: ['one', 'two', 'three', 'four'] };
const cloze = { kind: 'cloze', text: '{{1}} + {{2}} = 3', blanks: [{ accepted: ['1', 'one'] }, { accepted: ['2'], choices: ['2', '3'] }] };
const all = [single, multiple, { kind: 'boolean', correct: true }, number, words, matching, ordering, cloze];

/** The one answer that is wholly right. */
const rightAnswer = (of: Question): Answer => {
  switch (of.kind) {
    case 'text':
      return of.accepted[0] ?? '';
    case 'matching':
      return of.pairs.map(({ right }) => right);
    case 'ordering':
      return of.items;
    case 'cloze':
      return of.blanks.map(({ accepted }) => accepted[0] ?? '');
    default:
      return of.correct;
  }
};

describe('grading', () => {
  it('gives a right answer everything, whatever the kind', () => {
    for (const given of all) expect([given.kind, score(given, rightAnswer(question(given)))]).toEqual([given.kind, 1]);
  });

  it('stays between nothing and everything for any answer of any kind', () => {
    const answer = fc.oneof(
      fc.string(),
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.array(fc.oneof(fc.string(), fc.constantFrom('a', 'b', 'c', 'd', 'one', 'meow', '2')), { maxLength: 10 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...all), answer, (given, any) => {
        const worth = score(given, any);
        expect(worth).toBeGreaterThanOrEqual(0);
        expect(worth).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('multiple: takes a right one back for a wrong one, so that ticking everything is worth nothing', () => {
    expect(score(multiple, ['c', 'a'])).toBe(1);
    expect(score(multiple, ['a'])).toBe(0.5);
    expect(score(multiple, ['a', 'b'])).toBe(0);
    expect(score(multiple, ['a', 'b', 'c', 'd'])).toBe(0);
    expect(score(multiple, ['a', 'a'])).toBe(0.5);
  });

  it('number: as it is typed, within its tolerance and not beyond', () => {
    for (const right of [3.14, 3.15, 3.13, '3.14', ' 3,14 ', '+3.14', '314e-2']) expect([right, score(number, right)]).toEqual([right, 1]);
    for (const wrong of [3.16, 3.12, '', 'pi', '3.1.4', '0x3', 'Infinity', true]) expect([wrong, score(number, wrong)]).toEqual([wrong, 0]);
    expect(score({ kind: 'number', correct: 0.3 }, 0.1 + 0.2)).toBe(1);
    expect(score({ kind: 'number', correct: -1234.5 }, '−1 234,5')).toBe(1);
  });

  it('text: without regard to case, spaces and the kind of apostrophe', () => {
    for (const right of ['П’ЯТЬ', ' пʼять ', "п'ять", 'Five']) expect([right, score(words, right)]).toEqual([right, 1]);
    expect(score({ ...words, isCaseSensitive: true }, 'Five')).toBe(0);
    expect(score(words, 'fiver')).toBe(0);
  });

  it('matching, ordering and cloze: by the share that is in place', () => {
    expect(score(matching, ['bark', 'meow', 'bark'])).toBeCloseTo(2 / 3);
    expect(score(ordering, ['one', 'two', 'four', 'three'])).toBe(0.5);
    expect(score(cloze, ['ONE', '3'])).toBe(0.5);
    expect(score(cloze, [])).toBe(0);
  });
});

describe('what learners are shown', () => {
  it('is the same however the answers are: nothing can be read from it', () => {
    const views = (variants: readonly object[]): Set<string> =>
      new Set(variants.map((given) => JSON.stringify(showQuestion(question(given)))));
    expect(views(['a', 'b', 'c'].map((correct) => ({ ...single, correct }))).size).toBe(1);
    expect(views([['a'], ['b', 'c']].map((correct) => ({ ...multiple, correct }))).size).toBe(1);
    expect(views([true, false].map((correct) => ({ kind: 'boolean', correct, explanation: String(correct) }))).size).toBe(1);
    expect(views([1, 2].map((correct) => ({ ...number, correct, tolerance: correct }))).size).toBe(1);
    expect(views(['x', 'y'].map((one) => ({ ...words, accepted: [one] }))).size).toBe(1);
    fc.assert(
      fc.property(fc.shuffledSubarray(['one', 'two', 'three', 'four'], { minLength: 4 }), (items) => {
        expect(views([ordering, { ...ordering, items }]).size).toBe(1);
        const pairs = (rights: readonly string[]) => rights.map((right, n) => ({ left: String(n), right }));
        expect(
          views([
            { ...matching, pairs: pairs(ordering.items) },
            { ...matching, pairs: pairs(items) },
          ]).size,
        ).toBe(1);
        const choices = { ...cloze, text: '{{1}}', blanks: [{ accepted: ['one'], choices: ordering.items }] };
        expect(views([choices, { ...choices, blanks: [{ accepted: [items[0]], choices: items }] }]).size).toBe(1);
      }),
    );
  });
});

describe('faults', () => {
  const faultOf = (given: object): string | undefined => faultsOf(question(given))[0]?.path.join('.');
  it('are none in good questions', () => {
    for (const given of all) expect(faultsOf(question(given))).toEqual([]);
  });

  it('are found where the shape does not show them', () => {
    expect(faultOf({ ...single, correct: 'z' })).toBe('correct');
    expect(faultOf({ ...single, options: options('a', 'a', 'b') })).toBe('options');
    expect(faultOf({ ...multiple, correct: ['a', 'a'] })).toBe('correct');
    expect(faultOf({ ...ordering, items: ['x', 'x'] })).toBe('items');
    expect(faultOf({ ...matching, pairs: [matching.pairs[0], matching.pairs[0]] })).toBe('pairs');
    expect(faultOf({ ...cloze, text: '{{1}}' })).toBe('text');
    expect(faultOf({ ...cloze, text: '{{1}} {{2}} {{2}}' })).toBe('text');
    expect(faultOf({ ...cloze, text: '{{1}} {{2}} {{3}}' })).toBe('text');
    expect(faultOf({ ...cloze, blanks: [cloze.blanks[0], { accepted: ['2'], choices: ['4', '5'] }] })).toBe('blanks.1.choices');
  });
});

describe('a boss battle', () => {
  const ids = Array.from({ length: 5 }, (_, n) => `11111111-1111-4111-8111-00000000000${n}` as ShownQuestion['id']);
  const questions = ids.map((one) => ({ ...question({ kind: 'boolean', correct: true }), id: one }));
  const answers = (...given: boolean[]) => new Map(given.map((one, n) => [ids[n] as ShownQuestion['id'], one]));

  it('ends with the third wrong answer, and takes nothing after it', () => {
    const { taken, livesLeft, isLost } = takeAnswers({ livesLeft: 3, answers: [] }, questions, answers(false, true, false, false, true));
    expect([taken.length, livesLeft, isLost]).toEqual([4, 0, true]);
    expect(isPassed('lost', 100, 0)).toBe(false);
  });

  it('without lives is a quiz, and no question is taken twice', () => {
    const first = takeAnswers({ livesLeft: null, answers: [] }, questions, answers(false, false));
    expect([first.taken.length, first.isLost]).toEqual([2, false]);
    expect(takeAnswers({ livesLeft: null, answers: first.taken }, questions, answers(true, true, true)).taken).toHaveLength(1);
  });
});

it('of several attempts the one counts that the quiz says; open ones never do', () => {
  const attempt = (percent: number, state: 'open' | 'finished' | 'lost' = 'finished') => ({
    id: String(percent) as never,
    percent,
    state,
    startedAt: '',
  });
  const taken = [attempt(50), attempt(80), attempt(70, 'lost'), attempt(100, 'open')];
  expect((['best', 'first', 'latest'] as const).map((counts) => countedAttempt(taken, counts)?.percent)).toEqual([80, 50, 70]);
  expect(countedAttempt([attempt(100, 'open')], 'best')).toBeNull();
  expect([attemptsLeft(null, 9), attemptsLeft(3, 1), attemptsLeft(3, 9)]).toEqual([null, 2, 0]);
});

it('percent is whole only for everything, and a hair of arithmetic costs nobody a point', () => {
  expect([percentOf(2.9999, 3), percentOf(3, 3), percentOf(0.1 + 0.2 + 0.3, 0.6), percentOf(0, 0), percentOf(4, 3)]).toEqual([
    99, 100, 100, 0, 100,
  ]);
});

it('time is over after the deadline and its grace', () => {
  expect([isLate(null, 9e15), isLate(1000, 3000), isLate(1000, 3001)]).toEqual([false, false, true]);
});

it('a mistake is asked again after 1, 3 and 7 days and then never', () => {
  const day = 86_400_000;
  expect([0, 1, 2, 3, 4].map((right) => nextReview(right, 0))).toEqual([0, day, 3 * day, 7 * day, null]);
});
