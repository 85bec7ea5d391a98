import type { LessonFacts, OwnCourse, OwnWorlds, SyllabusFacts, WholeLesson, WorldFacts } from '@lyceum/db/course/reader/catalogue.ts';
import type { Lesson, LessonRow, Lock } from '@lyceum/shared/course/contract/lesson.ts';
import type { World } from '@lyceum/shared/course/contract/world.ts';
import { lockOf, progressOf } from '@lyceum/shared/course/rules.ts';

const iso = (at: number | null | undefined): string | null => (at === null || at === undefined ? null : new Date(at).toISOString());
const nobody: OwnCourse = { enrolledAt: null, completed: {}, overrides: [], best: {} };

/** A course as one person sees it in the catalogue. */
export const describeWorld = ({ ownerId, tutorName, publishAt: _, ...world }: WorldFacts, own: OwnWorlds): World => ({
  ...world,
  tutor: { id: ownerId, name: tutorName },
  progress: progressOf(own.completed[world.id] ?? 0, world.lessonCount),
  isEnrolled: own.enrolled.includes(world.id),
});

/** What a lock is decided from, beside the lesson itself. */
export interface Standpoint {
  readonly own: OwnCourse | null;
  readonly canEdit: boolean;
  readonly now: number;
}

type Named = Pick<SyllabusFacts | WholeLesson, 'quizzes'> & { readonly lessons: readonly Pick<LessonFacts, 'id' | 'title'>[] };

/** Decides locks for one person: `named` holds, at least, what the lessons' rules name. */
export const locksOf = (named: Named, { own, canEdit, now }: Standpoint): ((lesson: LessonFacts) => Lock) => {
  const { enrolledAt, completed, overrides, best } = own ?? nobody;
  const opened = new Set(overrides);
  const facts = {
    now,
    enrolledAt,
    lessons: new Map(named.lessons.map(({ id, title }) => [id, { title, isCompleted: completed[id] !== undefined }])),
    quizzes: new Map(named.quizzes.map(({ id, title }) => [id, { title, best: best[id] ?? null }])),
  };
  return (lesson) => lockOf(lesson, { ...facts, isOverridden: canEdit || opened.has(null) || opened.has(lesson.id) });
};

/** A lesson's line as one person sees it. */
const describeLine = ({ drip: _, publishAt: __, ...line }: LessonFacts, own: OwnCourse | null, lock: Lock): LessonRow => ({
  ...line,
  completed: own?.completed[line.id] !== undefined,
  lock,
});

/** The syllabus as one person sees it. */
export const describeLines = (syllabus: SyllabusFacts, standpoint: Standpoint): LessonRow[] => {
  const lock = locksOf(syllabus, standpoint);
  return syllabus.lessons.map((lesson) => describeLine(lesson, standpoint.own, lock(lesson)));
};

/** A whole lesson as one person reads it; what is particular to them beside its line is `more`. */
export const describeLesson = (
  { course, lesson, shown, nextLessonId, prevLessonId }: WholeLesson,
  { own, canEdit }: Standpoint,
  more: Pick<Lesson, 'lock' | 'watched' | 'muxPlaybackId'>,
): Lesson => {
  const { drip: _, publishAt: __, quizCount: ___, notes, ...line } = lesson;
  const completedAt = iso(own?.completed[lesson.id]);
  return {
    ...line,
    ...more,
    courseTitle: course.title,
    nextLessonId,
    prevLessonId,
    content: { notes, quizzes: [...shown] },
    completed: completedAt !== null,
    completedAt,
    canEdit,
  };
};
