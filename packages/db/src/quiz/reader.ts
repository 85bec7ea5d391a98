import type { Sight } from '@lyceum/shared/course/rules.ts';
import type { AttemptId, CourseId, LessonId, PersonId, QuestionId, QuizId } from '@lyceum/shared/kernel/ids.ts';
import type { Answer, Attempt, Counting, Mistake, Question, Quiz } from '@lyceum/shared/quiz/contract.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';

/** A question as stored: it has an id. */
export type StoredQuestion = Question & { readonly id: QuestionId };

/** A quiz with its answers, and where it belongs. */
export interface QuizRow {
  readonly quiz: Quiz & { readonly counts: Counting };
  readonly questions: readonly StoredQuestion[];
  readonly lessonId: LessonId;
  readonly courseId: CourseId;
  readonly course: Sight;
}

/** An attempt as stored; explanations are in the quiz. */
export interface AttemptRow extends Omit<Attempt, 'answers'> {
  readonly personId: PersonId;
  readonly ordinal: number;
  readonly answers: readonly {
    readonly questionId: QuestionId;
    readonly answer: Answer;
    readonly score: number;
    readonly isCorrect: boolean;
  }[];
}

/** A question of the review queue with its place. */
export interface MistakeRow extends Omit<Mistake, 'question'> {
  readonly questionId: QuestionId;
  readonly shown: Quiz['questions'];
}

/** One answered question of a finished attempt, for statistics. */
export interface AnsweredRow {
  readonly attemptId: AttemptId;
  readonly questionId: QuestionId;
  readonly answer: Answer;
  readonly score: number;
  readonly isCorrect: boolean;
  readonly percent: number;
}

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

const quizzes = (where: SQL) => sql`
  select json_build_object('id', q.id, 'title', q.title, 'passPercent', q.pass_percent, 'timeLimitSeconds', q.time_limit_seconds,
      'attemptsAllowed', q.attempts_allowed, 'counts', q.counts, 'lives', q.lives, 'points', q.points, 'questions', q.shown) as quiz,
    q.questions, q.lesson_id as "lessonId", l.course_id as "courseId",
    json_build_object('ownerId', c.owner_id, 'visibility', c.visibility,
      'publishAt', (extract(epoch from c.publish_at) * 1000)::float8) as course
  from quiz q join lesson l on l.id = q.lesson_id and l.archived_at is null join course c on c.id = l.course_id and c.archived_at is null
  where q.archived_at is null and ${where}`;

const attempts = (where: SQL, tail: SQL = sql``) => sql`
  select a.id, a.quiz_id as "quizId", a.person_id as "personId", a.ordinal, a.state, ${iso('a.started_at')} as "startedAt",
    ${iso('a.deadline')} as deadline, ${iso('a.finished_at')} as "finishedAt", a.lives_left as "livesLeft", a.earned, a.points, a.percent,
    a.is_passed as "isPassed", (select coalesce(json_agg(json_build_object('questionId', w.question_id, 'answer', w.answer,
      'score', w.score, 'isCorrect', w.is_correct) order by w.at, w.question_id), '[]') from quiz_answer w where w.attempt_id = a.id) as answers
  from quiz_attempt a where ${where} ${tail}`;

/** Reads quizzes with their answers, and attempts within their owner's. Who may take or edit a quiz is for rules to say. */
export const quizReader = (db: Queryable) => ({
  /** A living quiz of a living lesson and course. */
  find: async (id: QuizId): Promise<QuizRow | null> => {
    const { rows } = await db.execute(quizzes(sql`q.id = ${id}`));
    return (rows[0] as QuizRow | undefined) ?? null;
  },

  attempt: async (person: PersonId, id: AttemptId): Promise<AttemptRow | null> => {
    const { rows } = await db.execute(attempts(sql`a.id = ${id} and a.person_id = ${person}`));
    return (rows[0] as AttemptRow | undefined) ?? null;
  },

  /** In the order they were begun. */
  attempts: async (person: PersonId, quiz: QuizId): Promise<AttemptRow[]> => {
    const { rows } = await db.execute(attempts(sql`a.quiz_id = ${quiz} and a.person_id = ${person}`, sql`order by a.ordinal`));
    return rows as unknown as AttemptRow[];
  },

  /** The longest due first, of quizzes that are still there; after a mark of the page before. */
  mistakes: async (person: PersonId, page: { dueBefore: string | null; offset: number; limit: number }): Promise<MistakeRow[]> => {
    const due = page.dueBefore === null ? sql`` : sql`and m.due_at <= ${page.dueBefore}`;
    const { rows } = await db.execute(sql`
      select m.question_id as "questionId", m.quiz_id as "quizId", l.id as "lessonId", l.title as "lessonTitle", c.title as "courseTitle",
        ${iso('m.due_at')} as "dueAt", jsonb_path_query_array(q.shown, '$[*] ? (@.id == $id)', jsonb_build_object('id', m.question_id)) as shown
      from quiz_mistake m join quiz q on q.id = m.quiz_id and q.archived_at is null
        join lesson l on l.id = q.lesson_id and l.archived_at is null join course c on c.id = l.course_id and c.archived_at is null
      where m.person_id = ${person} ${due} and q.shown @> jsonb_build_array(jsonb_build_object('id', m.question_id))
      order by m.due_at, m.question_id offset ${page.offset} limit ${page.limit}`);
    return rows as unknown as MistakeRow[];
  },

  /** `dueAt` in milliseconds since 1970. */
  mistake: async (person: PersonId, question: QuestionId): Promise<{ quizId: QuizId; rightInRow: number; dueAt: number } | null> => {
    const { rows } = await db.execute(sql`
      select quiz_id as "quizId", right_in_row as "rightInRow", (extract(epoch from due_at) * 1000)::float8 as "dueAt"
      from quiz_mistake where person_id = ${person} and question_id = ${question}`);
    return (rows[0] as { quizId: QuizId; rightInRow: number; dueAt: number } | undefined) ?? null;
  },

  dueCount: async (person: PersonId, now: string): Promise<number> => {
    const { rows } = await db.execute<{ count: number }>(sql`
      select count(*)::int as count from quiz_mistake m join quiz q on q.id = m.quiz_id and q.archived_at is null
        join lesson l on l.id = q.lesson_id and l.archived_at is null join course c on c.id = l.course_id and c.archived_at is null
      where m.person_id = ${person} and m.due_at <= ${now} and q.shown @> jsonb_build_array(jsonb_build_object('id', m.question_id))`);
    return rows[0]?.count ?? 0;
  },

  /** Everybody's finished attempts. */
  outcomes: async (quiz: QuizId): Promise<{ personId: PersonId; percent: number; isPassed: boolean; seconds: number }[]> => {
    const { rows } = await db.execute(sql`
      select person_id as "personId", percent, is_passed as "isPassed", extract(epoch from finished_at - started_at)::float8 as seconds
      from quiz_attempt where quiz_id = ${quiz} and state <> 'open'`);
    return rows as unknown as { personId: PersonId; percent: number; isPassed: boolean; seconds: number }[];
  },

  /** Each person's last answer to each question of a quiz, with what its attempt came to. */
  lastAnswers: async (quiz: QuizId): Promise<AnsweredRow[]> => {
    const { rows } = await db.execute(sql`
      select distinct on (a.person_id, w.question_id) a.id as "attemptId", w.question_id as "questionId", w.answer, w.score,
        w.is_correct as "isCorrect", a.percent
      from quiz_attempt a join quiz_answer w on w.attempt_id = a.id
      where a.quiz_id = ${quiz} and a.state <> 'open' order by a.person_id, w.question_id, a.ordinal desc`);
    return rows as unknown as AnsweredRow[];
  },
});

export type QuizReader = ReturnType<typeof quizReader>;
