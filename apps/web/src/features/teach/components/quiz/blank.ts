import type { Question, QuestionKind, QuizInput } from '@lyceum/shared/quiz/contract.ts';

/** A question while it is written. Its key holds its place on the page before it has an id. */
export type QuestionDraft = Question & { readonly key: string };

/** A quiz while it is written. */
export type QuizDraft = Omit<QuizInput, 'questions'> & { readonly key: string; readonly questions: readonly QuestionDraft[] };

const key = (): string => crypto.randomUUID();
const choices = [
  { id: 'a', text: '' },
  { id: 'b', text: '' },
];

/** What every kind begins with. */
const beginnings: { readonly [K in QuestionKind]: Omit<Extract<Question, { kind: K }>, 'prompt' | 'points' | 'explanation' | 'id'> } = {
  single: { kind: 'single', options: choices, correct: 'a' },
  multiple: { kind: 'multiple', options: choices, correct: ['a'] },
  boolean: { kind: 'boolean', correct: true },
  number: { kind: 'number', correct: 0, tolerance: 0 },
  text: { kind: 'text', accepted: [''], isCaseSensitive: false },
  matching: {
    kind: 'matching',
    pairs: [
      { left: '', right: '' },
      { left: '', right: '' },
    ],
  },
  ordering: { kind: 'ordering', items: ['', ''] },
  cloze: { kind: 'cloze', text: '{{1}}', blanks: [{ accepted: [''] }] },
};

/** A new question; of one that becomes another kind, what every kind has is kept. */
export const blankQuestion = (kind: QuestionKind, from?: QuestionDraft): QuestionDraft =>
  ({
    ...beginnings[kind],
    key: from?.key ?? key(),
    prompt: from?.prompt ?? '',
    points: from?.points ?? 1,
    explanation: from?.explanation ?? '',
  }) as QuestionDraft;

/** A new quiz; with lives it is a boss battle. */
export const blankQuiz = (title: string): QuizDraft => ({
  key: key(),
  title,
  passPercent: 60,
  timeLimitSeconds: null,
  attemptsAllowed: null,
  counts: 'best',
  lives: null,
  questions: [blankQuestion('single')],
});

/** Quizzes as they are edited. */
export const toDrafts = (quizzes: readonly QuizInput[]): readonly QuizDraft[] =>
  quizzes.map((quiz) => ({
    ...quiz,
    key: quiz.id ?? key(),
    questions: quiz.questions.map((question) => ({ ...question, key: question.id ?? key() })),
  }));

/** Quizzes as they are saved. */
export const fromDrafts = (drafts: readonly QuizDraft[]): QuizInput[] =>
  drafts.map(({ key: _quiz, questions, ...quiz }) => ({
    ...quiz,
    questions: questions.map(({ key: _question, ...question }) => question as Question),
  }));

/** Replaces one of a list by its place. */
export const replaced = <T>(list: readonly T[], place: number, item: T): T[] => list.map((each, index) => (index === place ? item : each));

/** Leaves one of a list out. */
export const without = <T>(list: readonly T[], place: number): T[] => list.filter((_, index) => index !== place);
