import type { Interval } from '@lyceum/shared/course/contract/lesson.ts';
import type { CourseId, LessonId, NoteId, PersonId, PostId } from '@lyceum/shared/kernel/ids.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { enrolment, lessonNote, lessonPost, lessonWatch } from '../table.ts';

/** Writes what learners do and write; a completion is written with its reward (`rewardWriter`). */
export const learningWriter = (tx: Queryable) => ({
  enrol: async (personId: PersonId, courseId: CourseId): Promise<void> => {
    await tx
      .insert(enrolment)
      .values({ personId, courseId })
      .onConflictDoUpdate({ target: [enrolment.personId, enrolment.courseId], set: { leftAt: null } });
  },

  leave: async (personId: PersonId, courseId: CourseId): Promise<void> => {
    await tx
      .update(enrolment)
      .set({ leftAt: sql`now()` })
      .where(and(eq(enrolment.personId, personId), eq(enrolment.courseId, courseId)));
  },

  /** What was watched of a lesson, locked until the transaction ends: two devices add to each other. */
  lockWatch: async (person: PersonId, lesson: LessonId): Promise<Interval[]> => {
    const { rows } = await tx.execute<{ intervals: Interval[] }>(sql`
      insert into lesson_watch (person_id, lesson_id, position, intervals, updated_at) values (${person}, ${lesson}, 0, '[]', now())
      on conflict (person_id, lesson_id) do update set updated_at = now() returning intervals`);
    return rows[0]?.intervals ?? [];
  },

  saveWatch: async (key: { personId: PersonId; lessonId: LessonId }, seen: { position: number; intervals: Interval[] }): Promise<void> => {
    await tx
      .update(lessonWatch)
      .set(seen)
      .where(and(eq(lessonWatch.personId, key.personId), eq(lessonWatch.lessonId, key.lessonId)));
  },

  addNote: async (row: { id: NoteId; personId: PersonId; lessonId: LessonId; at: number | null; text: string }): Promise<void> => {
    await tx.insert(lessonNote).values(row);
  },

  /** Whether it was the person's to change. */
  changeNote: async (personId: PersonId, id: NoteId, text: string): Promise<boolean> => {
    const rows = await tx
      .update(lessonNote)
      .set({ text, updatedAt: sql`now()` })
      .where(and(eq(lessonNote.id, id), eq(lessonNote.personId, personId)))
      .returning({ id: lessonNote.id });
    return rows.length > 0;
  },

  removeNote: async (personId: PersonId, id: NoteId): Promise<boolean> => {
    const rows = await tx
      .delete(lessonNote)
      .where(and(eq(lessonNote.id, id), eq(lessonNote.personId, personId)))
      .returning({ id: lessonNote.id });
    return rows.length > 0;
  },

  addPost: async (row: {
    id: PostId;
    lessonId: LessonId;
    authorId: PersonId;
    parentId: PostId | null;
    at: number | null;
    text: string;
  }): Promise<void> => {
    await tx.insert(lessonPost).values(row);
  },

  /** With its answers, if it has any. */
  removePost: async (id: PostId): Promise<void> => {
    await tx.delete(lessonPost).where(eq(lessonPost.id, id));
  },
});
