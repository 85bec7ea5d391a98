import type { AttemptId, LessonId, PersonId, QuestionId, QuizId } from '@lyceum/shared/kernel/ids.ts';
import type { Answer, AttemptState, Quiz } from '@lyceum/shared/quiz/contract.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { type AttemptRow, quizReader, type StoredQuestion } from './reader.ts';
import { quiz, quizAnswer, quizAttempt } from './table.ts';

/** A quiz to be written: as learners see it, and the same with answers. */
export interface NewQuiz {
  readonly lessonId: LessonId;
  readonly orderIndex: number;
  readonly shown: Quiz;
  readonly questions: readonly StoredQuestion[];
}

/** An attempt that begins. */
export interface NewAttempt {
  readonly id: AttemptId;
  readonly quizId: QuizId;
  readonly personId: PersonId;
  readonly startedAt: Date;
  readonly deadline: Date | null;
  readonly livesLeft: number | null;
  readonly points: number;
}

/** What an answer was worth. */
export interface NewAnswer {
  readonly questionId: QuestionId;
  readonly answer: Answer;
  readonly score: number;
  readonly isCorrect: boolean;
}

/** What an attempt has come to. */
export interface Progress {
  readonly state: AttemptState;
  readonly livesLeft: number | null;
  readonly earned: number;
  readonly percent: number;
  readonly isPassed: boolean;
  readonly finishedAt: Date | null;
}

const rowOf = ({ lessonId, orderIndex, shown, questions }: NewQuiz) => {
  const { questions: view, ...policy } = shown;
  return { ...policy, lessonId, orderIndex, questions: [...questions], shown: view, archivedAt: null };
};

/** Writes quizzes, attempts and the review queue. */
export const quizWriter = (tx: Queryable) => ({
  ...quizReader(tx),

  /** The quizzes of a lesson with their questions' ids, archived ones too: what a change may keep. */
  idsOf: async (lessonId: LessonId): Promise<Map<QuizId, ReadonlySet<QuestionId>>> => {
    const { rows } = await tx.execute<{ id: QuizId; questions: QuestionId[] }>(sql`
      select id, jsonb_path_query_array(questions, '$[*].id') as questions from quiz where lesson_id = ${lessonId}`);
    return new Map(rows.map(({ id, questions }) => [id, new Set(questions)]));
  },

  add: async (rows: readonly NewQuiz[]): Promise<void> => {
    if (rows.length > 0) await tx.insert(quiz).values(rows.map(rowOf));
  },

  /** Makes these the quizzes of a lesson. Those that are left out are archived. */
  replace: async (lessonId: LessonId, rows: readonly NewQuiz[]): Promise<void> => {
    await tx.execute(sql`update quiz set archived_at = now() where lesson_id = ${lessonId} and archived_at is null
      and not (id = any(${sql.param(rows.map(({ shown }) => shown.id))}::uuid[]))`);
    for (const row of rows) {
      const { id: _, ...set } = rowOf(row);
      await tx.insert(quiz).values(rowOf(row)).onConflictDoUpdate({ target: quiz.id, set });
    }
  },

  /** Null when one is open already, or when `allowed` have been taken: both are settled by constraints, however many ask at once. */
  begin: async ({ deadline, startedAt, ...row }: NewAttempt, allowed: number | null): Promise<AttemptId | null> => {
    const { rows } = await tx.execute<{ id: AttemptId }>(sql`
      insert into quiz_attempt (id, quiz_id, person_id, ordinal, state, started_at, deadline, lives_left, points)
      select ${row.id}, ${row.quizId}, ${row.personId}, n.taken + 1, 'open', ${startedAt.toISOString()}, ${deadline?.toISOString() ?? null},
        ${row.livesLeft}::int, ${row.points}
      from (select count(*)::int as taken from quiz_attempt where quiz_id = ${row.quizId} and person_id = ${row.personId}) n
      where ${allowed}::int is null or n.taken < ${allowed}::int
      on conflict do nothing returning id`);
    return rows[0]?.id ?? null;
  },

  /** An open attempt of a person, locked until the transaction ends: answers are taken one at a time. */
  lockAttempt: async (person: PersonId, id: AttemptId): Promise<AttemptRow | null> => {
    await tx.execute(sql`select 1 from quiz_attempt where id = ${id} and person_id = ${person} for update`);
    return quizReader(tx).attempt(person, id);
  },

  addAnswers: async (attemptId: AttemptId, answers: readonly NewAnswer[], at: Date): Promise<void> => {
    if (answers.length > 0) await tx.insert(quizAnswer).values(answers.map((answer) => ({ ...answer, attemptId, at })));
  },

  progress: async (id: AttemptId, progress: Progress): Promise<void> => {
    await tx.update(quizAttempt).set(progress).where(sql`${quizAttempt.id} = ${id}`);
  },

  /** Puts questions into somebody's review queue, due at once; one that is there begins anew. */
  addMistakes: async (
    personId: PersonId,
    quizId: QuizId,
    { questions, dueAt }: { questions: readonly QuestionId[]; dueAt: Date },
  ): Promise<void> => {
    if (questions.length === 0) return;
    await tx.execute(sql`
      insert into quiz_mistake (person_id, question_id, quiz_id, due_at)
      select ${personId}, unnest(${sql.param([...questions])}::uuid[]), ${quizId}, ${dueAt.toISOString()}
      on conflict (person_id, question_id) do update set right_in_row = 0, due_at = excluded.due_at`);
  },

  /** Moves a question on in the queue, or out of it with a null date. False when somebody else was faster. */
  reviewed: async (
    key: { personId: PersonId; questionId: QuestionId; rightInRow: number },
    next: { rightInRow: number; dueAt: Date | null },
  ): Promise<boolean> => {
    const mine = sql`person_id = ${key.personId} and question_id = ${key.questionId} and right_in_row = ${key.rightInRow}`;
    const { rowCount } =
      next.dueAt === null
        ? await tx.execute(sql`delete from quiz_mistake where ${mine}`)
        : await tx.execute(
            sql`update quiz_mistake set right_in_row = ${next.rightInRow}, due_at = ${next.dueAt.toISOString()} where ${mine}`,
          );
    return (rowCount ?? 0) > 0;
  },
});

export type QuizWriter = ReturnType<typeof quizWriter>;
