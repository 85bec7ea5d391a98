import type { AttemptId, QuestionId, QuizId } from '@lyceum/shared/kernel/ids.ts';
import type { Answer, AttemptState, Counting, Question, ShownQuestion } from '@lyceum/shared/quiz/contract.ts';
import { sql } from 'drizzle-orm';
import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { person } from '../account/table.ts';
import { at, partOf } from '../columns.ts';
import { lesson } from '../course/table.ts';

const owner = () => partOf('person_id', () => person.id).notNull();
const quizId = () => partOf('quiz_id', () => quiz.id).notNull();

/** A quiz of a lesson. One that is taken out of its lesson is archived, so that what learners did with it stays. */
export const quiz = pgTable(
  'quiz',
  {
    id: uuid('id').$type<QuizId>().primaryKey(),
    lessonId: partOf('lesson_id', () => lesson.id).notNull(),
    orderIndex: integer('order_index').notNull(),
    title: text('title').notNull(),
    passPercent: integer('pass_percent').notNull(),
    timeLimitSeconds: integer('time_limit_seconds'),
    attemptsAllowed: integer('attempts_allowed'),
    counts: text('counts').$type<Counting>().notNull(),
    lives: integer('lives'),
    points: integer('points').notNull(),
    /** With their answers: read where something is graded or edited, and nowhere else. */
    questions: jsonb('questions').$type<Question[]>().notNull(),
    /** The same without answers, made when they are written: what learners are given never held any. */
    shown: jsonb('shown').$type<ShownQuestion[]>().notNull(),
    archivedAt: at('archived_at'),
  },
  (t) => [index('quiz_lesson').on(t.lessonId)],
);

/** One go of one person at a quiz. */
export const quizAttempt = pgTable(
  'quiz_attempt',
  {
    id: uuid('id').$type<AttemptId>().primaryKey(),
    quizId: quizId(),
    personId: owner(),
    /** The person's first, second … at this quiz: unique, so that parallel starts cannot exceed what is allowed. */
    ordinal: integer('ordinal').notNull(),
    state: text('state').$type<AttemptState>().notNull(),
    startedAt: at('started_at').notNull(),
    deadline: at('deadline'),
    finishedAt: at('finished_at'),
    livesLeft: integer('lives_left'),
    /** As they were when it began: a quiz that is edited meanwhile changes nothing for whoever sits at it. */
    points: integer('points').notNull(),
    earned: doublePrecision('earned').notNull().default(0),
    percent: integer('percent').notNull().default(0),
    isPassed: boolean('is_passed').notNull().default(false),
  },
  (t) => [
    uniqueIndex('quiz_attempt_ordinal').on(t.quizId, t.personId, t.ordinal),
    uniqueIndex('quiz_attempt_open').on(t.quizId, t.personId).where(sql`${t.state} = 'open'`),
    index('quiz_attempt_person').on(t.personId),
  ],
);

/** What was answered, once per question and attempt. */
export const quizAnswer = pgTable(
  'quiz_answer',
  {
    attemptId: partOf('attempt_id', () => quizAttempt.id).notNull(),
    questionId: uuid('question_id').$type<QuestionId>().notNull(),
    answer: jsonb('answer').$type<Answer>().notNull(),
    score: doublePrecision('score').notNull(),
    isCorrect: boolean('is_correct').notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.attemptId, t.questionId] })],
);

/** A question that somebody answered wrongly and has not answered rightly often enough since. */
export const quizMistake = pgTable(
  'quiz_mistake',
  {
    personId: owner(),
    questionId: uuid('question_id').$type<QuestionId>().notNull(),
    quizId: quizId(),
    /** How often in a row it was answered rightly since. */
    rightInRow: integer('right_in_row').notNull().default(0),
    dueAt: at('due_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.questionId] }), index('quiz_mistake_due').on(t.personId, t.dueAt)],
);
