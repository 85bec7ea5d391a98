import type { DripRule, Interval } from '@lyceum/shared/course/contract/lesson.ts';
import type { CourseLanguage, Difficulty, Level } from '@lyceum/shared/course/contract/world.ts';
import type { Place, Sight } from '@lyceum/shared/course/rules.ts';
import type { CourseId, LessonId, LevelId, PersonId, QuizId } from '@lyceum/shared/kernel/ids.ts';
import type { Quiz } from '@lyceum/shared/quiz/contract.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { gather } from '../../gather.ts';
import { catalogueVersion } from '../table.ts';
import { courseFacts, lessonFacts, ownFacts, ownLesson, playbackOf, quizzesNamed, syllabusOf, worldsOf } from './json.ts';

/** A course as it is the same for everybody. Times are milliseconds since 1970. */
export interface WorldFacts extends Sight {
  readonly id: CourseId;
  readonly title: string;
  readonly description: string;
  readonly difficulty: Difficulty;
  readonly thumbnailUrl: string | null;
  readonly language: CourseLanguage;
  readonly tutorName: string;
  readonly lessonCount: number;
  readonly weekCount: number;
  readonly minutes: number;
  readonly xp: number;
}

/** A lesson's line as it is the same for everybody. */
export interface LessonFacts extends Place {
  readonly id: LessonId;
  readonly courseId: CourseId;
  readonly levelId: LevelId | null;
  readonly title: string;
  readonly description: string;
  readonly minutes: number;
  readonly xpValue: number;
  readonly isBossBattle: boolean;
  readonly quizCount: number;
  readonly drip: readonly DripRule[];
  readonly publishAt: number | null;
}

/** A quiz that rules may name. */
export interface NamedQuiz {
  readonly id: QuizId;
  readonly title: string;
}

/** A course with its syllabus. */
export interface SyllabusFacts {
  readonly course: WorldFacts;
  readonly levels: readonly Level[];
  readonly lessons: readonly LessonFacts[];
  readonly quizzes: readonly NamedQuiz[];
}

/** A whole lesson as it is the same for everybody; `lessons` and `quizzes` are what its rules name. */
export interface WholeLesson {
  readonly course: Sight & { readonly title: string };
  readonly lesson: LessonFacts & { readonly notes: string };
  readonly shown: readonly Quiz[];
  readonly nextLessonId: LessonId | null;
  readonly prevLessonId: LessonId | null;
  readonly lessons: readonly { readonly id: LessonId; readonly title: string }[];
  readonly quizzes: readonly NamedQuiz[];
}

/** One person's own part of the catalogue: how many lessons they completed, by course, and where they are enrolled. */
export interface OwnWorlds {
  readonly completed: Readonly<Record<CourseId, number>>;
  readonly enrolled: readonly CourseId[];
}

/** One person's own part of a course. */
export interface OwnCourse {
  readonly enrolledAt: number | null;
  /** When each lesson was completed. */
  readonly completed: Readonly<Record<LessonId, number>>;
  /** Lessons that were opened by hand; null stands for all of the course. */
  readonly overrides: readonly (LessonId | null)[];
  /** The percent that counts, by quiz. */
  readonly best: Readonly<Record<QuizId, number>>;
}

/** One person's own part of a lesson. What it plays is here too: a video gets ready without a change of the catalogue. */
export interface OwnLesson {
  readonly own: OwnCourse | null;
  readonly watch: { readonly position: number; readonly intervals: readonly Interval[] } | null;
  readonly playback: string | null;
}

/**
 * What is the same for everybody, right for as long as `version` is: whoever has a copy of a version need not read it again.
 * Null where there is no such thing.
 */
export interface Shared<S> {
  readonly version: number;
  readonly shared: S;
}

/** What is one person's own, and the version of what is shared at the same moment. */
export interface Own<O> {
  readonly version: number;
  readonly own: O;
}

const version = sql`(select coalesce((select ${catalogueVersion.version} from ${catalogueVersion}), 0)::float8 as version) v`;
const at = sql<number>`v.version`;
const questions = sql`unnest(${sql.placeholder('people')}::uuid[], ${sql.placeholder('subjects')}::uuid[]) with ordinality asked(person, subject, n)`;

/** Somebody, or nobody in particular, and the course or lesson they ask about. */
type Question = `${PersonId | ''} ${CourseId | LessonId | ''}`;
const question = (person: PersonId | null, subject: CourseId | LessonId | '' = ''): Question => `${person ?? ''} ${subject}`;

const columnsOf = (keys: readonly Question[]): { people: (string | null)[]; subjects: (string | null)[] } => {
  const column = (n: 0 | 1) => keys.map((key) => key.split(' ')[n] || null);
  return { people: column(0), subjects: column(1) };
};

type Rows<O> = { execute(values: ReturnType<typeof columnsOf>): Promise<Own<O>[]> };

/** Asks for what many people ask at the same time in one statement, whose rows come in the order of the questions. */
const gathered = <O>(rows: Rows<O>) => {
  const ask = gather<Question, Own<O>>(async (keys) => {
    const answers = await rows.execute(columnsOf(keys));
    return new Map(keys.map((key, n) => [key, answers[n] as Own<O>]));
  });
  return async (key: Question): Promise<Own<O>> => (await ask(key)) as Own<O>;
};

/**
 * Reads the catalogue. What depends on a person and what does not are read apart: the larger part can be kept for as long as its
 * version stands, and the smaller one is read for everybody who asks at the same time at once.
 */
export const catalogueReader = (db: Queryable) => {
  const ofCourse = sql`${version} left join course c on c.id = ${sql.placeholder('course')} and c.archived_at is null`;
  const living = sql`l.archived_at is null`;

  const worlds = db
    .select({ version: at, shared: sql<WorldFacts[]>`(${worldsOf})` })
    .from(version)
    .prepare('course_worlds');
  const syllabus = db
    .select({ version: at, shared: sql<SyllabusFacts | null>`case when c.id is not null then (${syllabusOf}) end` })
    .from(ofCourse)
    .prepare('course_syllabus');
  const lesson = db
    .select({
      version: at,
      shared: sql<WholeLesson | null>`case when c.id is not null then
        json_build_object('course', ${courseFacts}, 'lesson', ${lessonFacts}, ${quizzesNamed}) end`,
    })
    .from(
      sql`${version} left join (lesson l join course c on c.id = l.course_id and c.archived_at is null)
        on l.id = ${sql.placeholder('lesson')} and ${living}`,
    )
    .prepare('course_lesson');

  const ownWorlds = db
    .select({
      version: at,
      own: sql<OwnWorlds>`json_build_object(
        'completed', (select coalesce(json_object_agg(d.course_id, d.count), '{}') from (
          select d.course_id, count(*) as count from lesson_completion d join lesson l on l.id = d.lesson_id and ${living}
          where d.person_id = asked.person and d.undone_at is null group by d.course_id) d),
        'enrolled', (select coalesce(json_agg(e.course_id), '[]') from enrolment e where e.person_id = asked.person and e.left_at is null))`,
    })
    .from(sql`${version}, ${questions} order by asked.n`)
    .prepare('course_own_worlds');
  const ownCourse = db
    .select({ version: at, own: sql<OwnCourse | null>`${ownFacts}` })
    .from(sql`${version}, ${questions} left join course c on c.id = asked.subject order by asked.n`)
    .prepare('course_own_course');
  const ownLessons = db
    .select({ version: at, own: sql<OwnLesson>`json_build_object('own', ${ownFacts}, 'watch', ${ownLesson}, 'playback', ${playbackOf})` })
    .from(
      sql`${version}, ${questions} left join lesson l on l.id = asked.subject left join course c on c.id = l.course_id order by asked.n`,
    )
    .prepare('course_own_lesson');

  const [askWorlds, askCourse, askLesson] = [gathered(ownWorlds), gathered(ownCourse), gathered(ownLessons)];
  const only = <S>(rows: readonly Shared<S>[]): Shared<S> => rows[0] as Shared<S>;

  return {
    /** Every living course, the oldest first. Who may see which is for rules to say. */
    worlds: async (): Promise<Shared<WorldFacts[]>> => only(await worlds.execute()),
    syllabus: async (course: CourseId): Promise<Shared<SyllabusFacts | null>> => only(await syllabus.execute({ course })),
    lesson: async (id: LessonId): Promise<Shared<WholeLesson | null>> => only(await lesson.execute({ lesson: id })),
    ownWorlds: (person: PersonId | null): Promise<Own<OwnWorlds>> => askWorlds(question(person)),
    ownCourse: (person: PersonId | null, course: CourseId): Promise<Own<OwnCourse | null>> => askCourse(question(person, course)),
    ownLesson: (person: PersonId | null, id: LessonId): Promise<Own<OwnLesson>> => askLesson(question(person, id)),
  };
};

/** What `catalogueReader` promises. */
export type CatalogueReader = ReturnType<typeof catalogueReader>;
