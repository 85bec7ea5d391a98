import { z } from 'zod';
import { AttemptId, LessonId, PersonId, QuestionId, QuizId } from '../kernel/ids.ts';
import { PageQuery, pageOf } from '../kernel/page.ts';
import { mutation, query } from '../kernel/procedure.ts';
import { line, text } from '../kernel/text.ts';
import { Earned } from '../reward/contract.ts';

const Choice = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'use 1 to 40 of A-Z, a-z, 0-9, - and _'),
  text: text(1, 1000),
});
const Choices = z.array(Choice).min(2).max(12);
const Accepted = z.array(line(1, 200)).min(1).max(20);

/** What every question has. `prompt` and `explanation` are Markdown. */
const asked = { id: QuestionId, prompt: text(1, 4000), points: z.int().min(1).max(100).default(1) };
const written = { ...asked, id: QuestionId.optional(), explanation: text(0, 4000).default('') };

/** A question with its answer, as whoever teaches writes it. */
export const Question = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), ...written, options: Choices, correct: z.string() }),
  z.strictObject({ kind: z.literal('multiple'), ...written, options: Choices, correct: z.array(z.string()).min(1).max(12) }),
  z.strictObject({ kind: z.literal('boolean'), ...written, correct: z.boolean() }),
  z.strictObject({ kind: z.literal('number'), ...written, correct: z.number(), tolerance: z.number().min(0).default(0) }),
  z.strictObject({ kind: z.literal('text'), ...written, accepted: Accepted, isCaseSensitive: z.boolean().default(false) }),
  /** Each left one belongs to its right one; several may share one. */
  z.strictObject({
    kind: z.literal('matching'),
    ...written,
    pairs: z
      .array(z.strictObject({ left: line(1, 300), right: line(1, 300) }))
      .min(2)
      .max(12),
  }),
  /** In their right order. */
  z.strictObject({ kind: z.literal('ordering'), ...written, items: z.array(line(1, 300)).min(2).max(12) }),
  /** `text` holds `{{1}}`, `{{2}}` … once each, for the blanks in this order. With `choices` a blank is chosen, without it is written. */
  z.strictObject({
    kind: z.literal('cloze'),
    ...written,
    text: text(1, 4000),
    blanks: z
      .array(z.strictObject({ accepted: Accepted, choices: z.array(line(1, 200)).min(2).max(12).optional() }))
      .min(1)
      .max(20),
  }),
]);
export type Question = z.output<typeof Question>;
export type QuestionKind = Question['kind'];

/** A question as learners see it. There is no answer in it, and the order of what is to be put in order tells nothing. */
export const ShownQuestion = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single'), ...asked, options: z.array(Choice) }),
  z.object({ kind: z.literal('multiple'), ...asked, options: z.array(Choice) }),
  z.object({ kind: z.literal('boolean'), ...asked }),
  z.object({ kind: z.literal('number'), ...asked }),
  z.object({ kind: z.literal('text'), ...asked }),
  z.object({ kind: z.literal('matching'), ...asked, left: z.array(z.string()), right: z.array(z.string()) }),
  z.object({ kind: z.literal('ordering'), ...asked, items: z.array(z.string()) }),
  z.object({
    kind: z.literal('cloze'),
    ...asked,
    text: z.string(),
    blanks: z.array(z.object({ choices: z.array(z.string()).nullable() })),
  }),
]);
export type ShownQuestion = z.infer<typeof ShownQuestion>;

/**
 * What a learner answers. single: an option's id. multiple: ids. boolean. number: a number, or as it was typed ("3,14").
 * text: a string. matching: a right one for each left one. ordering: the items in order. cloze: a string for each blank.
 */
export const Answer = z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.string().max(500)).max(50)]);
export type Answer = z.infer<typeof Answer>;

/** Of several finished attempts the one that counts. */
export const Counting = z.enum(['best', 'latest', 'first']);
export type Counting = z.infer<typeof Counting>;

const policy = {
  title: line(1, 200),
  /** Of all points, to pass. */
  passPercent: z.int().min(0).max(100).default(60),
  timeLimitSeconds: z.int().min(10).max(86_400).nullable().default(null),
  attemptsAllowed: z.int().min(1).max(100).nullable().default(null),
  counts: Counting.default('best'),
  /** A boss battle: a wrong answer costs a life, and without lives the attempt is over. */
  lives: z.int().min(1).max(10).nullable().default(null),
};

/** A quiz as whoever teaches writes it. Known ids keep what learners did with them. */
export const QuizInput = z.strictObject({ id: QuizId.optional(), ...policy, questions: z.array(Question).min(1).max(50) });
export type QuizInput = z.output<typeof QuizInput>;

/** A quiz as learners see it. */
export const Quiz = z.object({ id: QuizId, ...policy, points: z.int(), questions: z.array(ShownQuestion) });
export type Quiz = z.infer<typeof Quiz>;

/** What an answer was worth: `score` from 0 to 1 of the question's points. */
export const Marked = z.object({ questionId: QuestionId, isCorrect: z.boolean(), score: z.number(), explanation: z.string() });
export type Marked = z.infer<typeof Marked>;

/** `open`: answers are taken. `lost`: out of lives. `late`: the time was over before it was finished. */
export const AttemptState = z.enum(['open', 'finished', 'lost', 'late']);
export type AttemptState = z.infer<typeof AttemptState>;

/** One go at a quiz. Points are those so far. */
export const Attempt = z.object({
  id: AttemptId,
  quizId: QuizId,
  state: AttemptState,
  startedAt: z.string(),
  /** Answers after this are refused. */
  deadline: z.string().nullable(),
  finishedAt: z.string().nullable(),
  livesLeft: z.int().nullable(),
  earned: z.number(),
  points: z.int(),
  percent: z.int(),
  isPassed: z.boolean(),
  answers: z.array(Marked),
});
export type Attempt = z.infer<typeof Attempt>;

/** A whole attempt's outcome. XP is for the first time a quiz is passed. */
export const Graded = Earned.extend({ attempt: Attempt, attemptsLeft: z.int().nullable() });
export type Graded = z.infer<typeof Graded>;

/** A question that was answered wrongly, until it was answered rightly often enough. */
export const Mistake = z.object({
  question: ShownQuestion,
  quizId: QuizId,
  lessonId: LessonId,
  lessonTitle: z.string(),
  courseTitle: z.string(),
  /** From when on it is to be asked again. */
  dueAt: z.string(),
});
export type Mistake = z.infer<typeof Mistake>;

/** How a question did, over everyone's last answers to it. */
export const QuestionStatistics = z.object({
  questionId: QuestionId,
  prompt: z.string(),
  answered: z.int(),
  correct: z.int(),
  averageScore: z.number(),
  /** How much likelier the better half of attempts answers it rightly than the weaker half: -1 to 1; null for fewer than 4. */
  discrimination: z.number().nullable(),
  /** The commonest wrong answers. */
  wrong: z.array(z.object({ answer: Answer, count: z.int() })),
});
export type QuestionStatistics = z.infer<typeof QuestionStatistics>;

const Statistics = z.object({
  attempts: z.int(),
  people: z.int(),
  averagePercent: z.int().nullable(),
  passPercent: z.int().nullable(),
  medianSeconds: z.int().nullable(),
  questions: z.array(QuestionStatistics),
});
const OfQuiz = z.object({ quizId: QuizId });
const OfAttempt = z.object({ attemptId: AttemptId });
const Tally = z.object({ livesLeft: z.int().nullable(), state: AttemptState, earned: z.number() });

/** Quizzes. Everything is graded on the server, and no answer leaves it before a question was answered. */
export const quiz = {
  /** An attempt that is open already is gone on with. 409 when there are none left. */
  start: mutation(OfQuiz, z.object({ attempt: Attempt, quiz: Quiz }), {
    method: 'POST',
    path: '/api/quizzes/{quizId}/attempts',
    status: 201,
  }),
  /** The same answer again is answered the same; another one is 409. 410 after the deadline and without lives. */
  answer: mutation(OfAttempt.extend({ questionId: QuestionId, answer: Answer }), Marked.extend(Tally.shape), {
    method: 'POST',
    path: '/api/attempts/{attemptId}/answers',
  }),
  finish: mutation(OfAttempt, Graded, { method: 'POST', path: '/api/attempts/{attemptId}/finish' }),
  /** A whole attempt at once. What is left out is wrong; a quiz with a time limit has to be started first. */
  submit: mutation(
    z.object({
      lessonId: LessonId,
      quizId: QuizId,
      answers: z.record(z.string().max(64), Answer).refine((answers) => Object.keys(answers).length <= 100, 'too many answers'),
    }),
    Graded,
    { method: 'POST', path: '/api/courses/lessons/{lessonId}/quiz' },
  ),
  /** One's own, newest first; `counted` is the one that counts. */
  attempts: query(OfQuiz, z.object({ items: z.array(Attempt), counted: AttemptId.nullable(), attemptsLeft: z.int().nullable() }), {
    method: 'GET',
    path: '/api/quizzes/{quizId}/attempts',
  }),
  /** What is due for review, the longest due first; `due: false` tells the others too. */
  mistakes: query(PageQuery.extend({ due: z.boolean().default(true) }), pageOf(Mistake).extend({ dueCount: z.int() }), {
    method: 'GET',
    path: '/api/review',
  }),
  /** `dueAt` is null when the question has left the queue. */
  review: mutation(z.object({ questionId: QuestionId, answer: Answer }), Marked.extend({ dueAt: z.string().nullable() }), {
    method: 'POST',
    path: '/api/review/{questionId}',
  }),
  /** For whoever may edit the course. */
  statistics: query(OfQuiz, Statistics, { method: 'GET', path: '/api/admin/quizzes/{quizId}/statistics' }),
  /** One learner's attempts, for whoever may edit the course. */
  attemptsOf: query(OfQuiz.extend({ personId: PersonId }), z.object({ items: z.array(Attempt) })),
};
