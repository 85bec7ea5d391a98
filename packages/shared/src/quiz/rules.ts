import type { Answer, Attempt, AttemptState, Counting, Question, QuestionKind, ShownQuestion } from './contract.ts';

/** A fault of a question that its shape does not show: where, and what. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Of<K extends QuestionKind> = Extract<Question, { kind: K }>;
type ShownOf<K extends QuestionKind> = Extract<ShownQuestion, { kind: K }>;
/** Everything that is particular to a kind of question. */
interface Kind<K extends QuestionKind> {
  faults(question: Of<K>): Fault[];
  show(question: Of<K>): Omit<ShownOf<K>, 'id' | 'kind' | 'prompt' | 'points'>;
  /** From 0 to 1. Whatever is no answer to this kind is worth nothing. */
  score(question: Of<K>, answer: Answer): number;
}

const fault = (message: string, ...path: (string | number)[]): Fault => ({ path, message });
const repeated = (values: readonly string[]): boolean => new Set(values).size < values.length;
const list = (answer: Answer): readonly string[] => (Array.isArray(answer) ? answer : []);
/** Sorted by what they say: an order that tells nothing about the right one. */
const sorted = (values: readonly string[]): string[] => [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

// Apostrophes and quotes as keyboards, phones and Ukrainian layouts type them.
const apostrophes = /[’ʼ‘`´]/g;
const plain = (text: string, isCaseSensitive = false): string => {
  const even = text.normalize('NFC').trim().replace(/\s+/g, ' ').replace(apostrophes, "'");
  return isCaseSensitive ? even : even.toLowerCase();
};
const isAmong = (accepted: readonly string[], answer: string, isCaseSensitive = false): boolean =>
  accepted.some((one) => plain(one, isCaseSensitive) === plain(answer, isCaseSensitive));

/** A number, also as people type it: "1 234,5". NaN for anything else. */
const numberOf = (answer: Answer): number => {
  if (typeof answer === 'number') return answer;
  const text =
    typeof answer === 'string'
      ? answer
          .replace(/[\s\u00a0\u202f]/g, '')
          .replace('−', '-')
          .replace(',', '.')
      : '';
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
};

const optionFaults = (options: readonly { readonly id: string }[], correct: readonly string[]): Fault[] => {
  const ids = options.map(({ id }) => id);
  return [
    ...(repeated(ids) ? [fault('two options have the same id', 'options')] : []),
    ...(correct.every((id) => ids.includes(id)) ? [] : [fault('is not the id of an option', 'correct')]),
    ...(repeated(correct) ? [fault('names an option twice', 'correct')] : []),
  ];
};

const blankIn = (n: number): string => `{{${n}}}`;
const clozeFaults = ({ text, blanks }: Of<'cloze'>): Fault[] => [
  ...blanks.flatMap((_, n) => (text.split(blankIn(n + 1)).length === 2 ? [] : [fault(`must hold ${blankIn(n + 1)} once`, 'text')])),
  ...((text.match(/\{\{\d+\}\}/g) ?? []).length === blanks.length ? [] : [fault('holds a blank that is not described', 'text')]),
  ...blanks.flatMap(({ accepted, choices }, n) =>
    choices === undefined || choices.some((choice) => isAmong(accepted, choice))
      ? []
      : [fault('none of them is accepted', 'blanks', n, 'choices')],
  ),
];

/** The share of places that hold what they should. */
const inPlace = (right: readonly unknown[], isRight: (n: number) => boolean): number =>
  right.filter((_, n) => isRight(n)).length / right.length;

const kinds: { readonly [K in QuestionKind]: Kind<K> } = {
  single: {
    faults: ({ options, correct }) => optionFaults(options, [correct]),
    show: ({ options }) => ({ options }),
    score: ({ correct }, answer) => (answer === correct ? 1 : 0),
  },
  multiple: {
    faults: ({ options, correct }) => optionFaults(options, correct),
    show: ({ options }) => ({ options }),
    // A wrong pick takes a right one back: ticking everything is worth nothing more than ticking nothing.
    score: ({ correct }, answer) => {
      const picked = new Set(list(answer));
      const right = correct.filter((id) => picked.has(id)).length;
      const wrong = picked.size - right;
      return Math.max(0, right - wrong) / correct.length;
    },
  },
  boolean: {
    faults: () => [],
    show: () => ({}),
    score: ({ correct }, answer) => (answer === correct ? 1 : 0),
  },
  number: {
    faults: () => [],
    show: () => ({}),
    // A hair more than the tolerance: 0.1 + 0.2 must do for 0.3.
    score: ({ correct, tolerance }, answer) =>
      Math.abs(numberOf(answer) - correct) <= tolerance + Number.EPSILON * 4 * Math.max(1, Math.abs(correct)) ? 1 : 0,
  },
  text: {
    faults: () => [],
    show: () => ({}),
    score: ({ accepted, isCaseSensitive }, answer) => (typeof answer === 'string' && isAmong(accepted, answer, isCaseSensitive) ? 1 : 0),
  },
  matching: {
    faults: ({ pairs }) => (repeated(pairs.map(({ left }) => left)) ? [fault('two left ones are the same', 'pairs')] : []),
    show: ({ pairs }) => ({ left: pairs.map(({ left }) => left), right: sorted(pairs.map(({ right }) => right)) }),
    score: ({ pairs }, answer) => inPlace(pairs, (n) => list(answer)[n] === pairs[n]?.right),
  },
  ordering: {
    faults: ({ items }) => (repeated(items) ? [fault('two of them are the same', 'items')] : []),
    show: ({ items }) => ({ items: sorted(items) }),
    score: ({ items }, answer) => inPlace(items, (n) => list(answer)[n] === items[n]),
  },
  cloze: {
    faults: clozeFaults,
    show: ({ text, blanks }) => ({ text, blanks: blanks.map(({ choices }) => ({ choices: choices ? sorted(choices) : null })) }),
    score: ({ blanks }, answer) => inPlace(blanks, (n) => isAmong(blanks[n]?.accepted ?? [], list(answer)[n] ?? '')),
  },
};

// The table is typed by kind; that a question's own row is its own is what the compiler cannot follow.
const kindOf = (question: Question): Kind<QuestionKind> => kinds[question.kind] as unknown as Kind<QuestionKind>;

/** What is wrong with a question beyond its shape. */
export const faultsOf = (question: Question): Fault[] => kindOf(question).faults(question);

/** A question as learners see it: what tells the answer is not in it. */
export const showQuestion = (question: Question & { readonly id: ShownQuestion['id'] }): ShownQuestion => {
  const { id, kind, prompt, points } = question;
  return { id, kind, prompt, points, ...kindOf(question).show(question) } as ShownQuestion;
};

/** What an answer is worth, from 0 to 1. */
export const scoreOf = (question: Question, answer: Answer): number => kindOf(question).score(question, answer);

/** Whether a score is a right answer. Part of the points is not. */
export const isRight = (score: number): boolean => score === 1;

/** Percent of the points, whole only when all were earned. A quiz that was given more questions meanwhile gives no more than all. */
export const percentOf = (earned: number, points: number): number =>
  points === 0 ? 0 : Math.min(100, Math.floor((100 * earned) / points + 1e-9));

/** Answers on their way when the time ran out are still taken. */
export const deadlineGraceMs = 2000;

/** Whether the time of an attempt is over. */
export const isLate = (deadline: number | null, now: number): boolean => deadline !== null && now > deadline + deadlineGraceMs;

/** How many attempts are left; null when there is no limit. */
export const attemptsLeft = (allowed: number | null, taken: number): number | null =>
  allowed === null ? null : Math.max(0, allowed - taken);

/** What an answer was worth, as it is kept. */
export interface Given {
  readonly questionId: ShownQuestion['id'];
  readonly answer: Answer;
  readonly score: number;
  readonly isCorrect: boolean;
}

/** An open attempt, as far as answers change it. */
export interface Sitting {
  readonly livesLeft: number | null;
  readonly answers: readonly Given[];
}

/** Marks answers in the order of the questions until the lives are used up; what comes after that is not taken. */
export const takeAnswers = (
  { livesLeft, answers: before }: Sitting,
  questions: readonly (Question & { readonly id: ShownQuestion['id'] })[],
  answers: ReadonlyMap<ShownQuestion['id'], Answer>,
): { readonly taken: Given[]; readonly livesLeft: number | null; readonly isLost: boolean } => {
  const known = new Set(before.map(({ questionId }) => questionId));
  const taken: Given[] = [];
  let lives = livesLeft;
  for (const question of questions) {
    const answer = answers.get(question.id);
    if (answer === undefined || known.has(question.id) || lives === 0) continue;
    const score = scoreOf(question, answer);
    taken.push({ questionId: question.id, answer, score, isCorrect: isRight(score) });
    if (lives !== null && !isRight(score)) lives -= 1;
  }
  return { taken, livesLeft: lives, isLost: lives === 0 };
};

/** The points that answers earned. */
export const earnedBy = (questions: readonly (Question & { readonly id: ShownQuestion['id'] })[], answers: readonly Given[]): number => {
  const scores = new Map(answers.map(({ questionId, score }) => [questionId, score]));
  return questions.reduce((sum, { id, points }) => sum + points * (scores.get(id) ?? 0), 0);
};

/** Whether an attempt that has ended is passed: a battle that was lost never is. */
export const isPassed = (state: AttemptState, percent: number, passPercent: number): boolean =>
  (state === 'finished' || state === 'late') && percent >= passPercent;

type Done = Pick<Attempt, 'id' | 'percent' | 'state' | 'startedAt'>;

/** The attempt that counts, among attempts in the order they were begun; open ones do not. */
export const countedAttempt = <A extends Done>(attempts: readonly A[], counts: Counting): A | null => {
  const done = attempts.filter(({ state }) => state !== 'open');
  if (counts === 'first') return done[0] ?? null;
  if (counts === 'latest') return done.at(-1) ?? null;
  return done.reduce<A | null>((best, one) => (best === null || one.percent > best.percent ? one : best), null);
};

const reviewDays = [1, 3, 7];

/** When a question that was got wrong is asked again: after 1, 3 and 7 days; null when it was right often enough to leave the queue. */
export const nextReview = (rightInRow: number, now: number): number | null => {
  if (rightInRow === 0) return now;
  const days = reviewDays[rightInRow - 1];
  return days === undefined ? null : now + days * 86_400_000;
};
