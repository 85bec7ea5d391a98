import type { DripRule, Interval } from '@lyceum/shared/course/contract/lesson.ts';
import type { CourseLanguage, Difficulty, Level } from '@lyceum/shared/course/contract/world.ts';
import type { Place, Sight } from '@lyceum/shared/course/rules.ts';
import type { CourseId, LessonId, LevelId, PersonId, QuizId } from '@lyceum/shared/kernel/ids.ts';
import type { Quiz } from '@lyceum/shared/quiz/contract.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
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
 * An answer in two parts, read in one statement. `shared` is the same for everybody and right for as long as `version` is: whoever
 * has a copy of a version says so and is sent null instead. It is null, too, where there is no such thing, with `isKnown` false.
 */
export interface Read<S, O> {
  readonly version: number;
  readonly isKnown: boolean;
  readonly shared: S | null;
  readonly own: O;
}

/** Whose own part is read, and which version of the shared part is at hand. */
export interface Reading {
  readonly person: PersonId | null;
  readonly known?: number | undefined;
}

// There is no version 0: nobody has a copy of it.
const nothing = 0;
const version = sql`coalesce((select ${catalogueVersion.version} from ${catalogueVersion}), 0)`;
const unlessKnown = (value: ReturnType<typeof sql>) => sql`case when v.version = ${sql.placeholder('known')} then null else (${value}) end`;

/**
 * Reads the catalogue: each answer in one statement, planned once per connection. What depends on a person and what does not are
 * kept apart, so that the larger part can be kept.
 */
export const catalogueReader = (db: Queryable) => {
  const one = sql`(select ${version} as version) v`;
  const isKnown = sql<boolean>`true`;
  const at = sql<number>`v.version::float8`;

  const worlds = db
    .select({
      version: at,
      isKnown,
      shared: sql<WorldFacts[] | null>`${unlessKnown(worldsOf)}`,
      own: sql<OwnWorlds>`json_build_object(
        'completed', (select coalesce(json_object_agg(d.course_id, d.count), '{}') from (
          select c.course_id, count(*) as count from lesson_completion c join lesson l on l.id = c.lesson_id and l.archived_at is null
          where c.person_id = ${sql.placeholder('person')} and c.undone_at is null group by c.course_id) d),
        'enrolled', (select coalesce(json_agg(e.course_id), '[]') from enrolment e
          where e.person_id = ${sql.placeholder('person')} and e.left_at is null))`,
    })
    .from(one)
    .prepare('course_worlds');

  const syllabus = db
    .select({
      version: at,
      isKnown: sql<boolean>`c.id is not null`,
      shared: sql<SyllabusFacts | null>`case when c.id is not null then ${unlessKnown(syllabusOf)} end`,
      own: sql<OwnCourse | null>`${ownFacts}`,
    })
    .from(sql`${one} left join course c on c.id = ${sql.placeholder('course')} and c.archived_at is null`)
    .prepare('course_syllabus');

  const lesson = db
    .select({
      version: at,
      isKnown: sql<boolean>`c.id is not null`,
      shared: sql<WholeLesson | null>`case when c.id is not null then ${unlessKnown(sql`json_build_object(
        'course', ${courseFacts}, 'lesson', ${lessonFacts}, ${quizzesNamed})`)} end`,
      own: sql<OwnLesson>`json_build_object('own', ${ownFacts}, 'watch', ${ownLesson}, 'playback', ${playbackOf})`,
    })
    .from(
      sql`${one} left join (lesson l join course c on c.id = l.course_id and c.archived_at is null)
        on l.id = ${sql.placeholder('lesson')} and l.archived_at is null`,
    )
    .prepare('course_lesson');

  return {
    /** Every living course, the oldest first. Who may see which is for rules to say. */
    worlds: async ({ person, known = nothing }: Reading): Promise<Read<WorldFacts[], OwnWorlds>> => {
      const [row] = await worlds.execute({ person, known });
      return row as Read<WorldFacts[], OwnWorlds>;
    },

    syllabus: async (course: CourseId, { person, known = nothing }: Reading): Promise<Read<SyllabusFacts, OwnCourse | null>> => {
      const [row] = await syllabus.execute({ course, person, known });
      return row as Read<SyllabusFacts, OwnCourse | null>;
    },

    lesson: async (lessonId: LessonId, { person, known = nothing }: Reading): Promise<Read<WholeLesson, OwnLesson>> => {
      const [row] = await lesson.execute({ lesson: lessonId, person, known });
      return row as Read<WholeLesson, OwnLesson>;
    },
  };
};
