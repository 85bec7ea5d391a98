import { randomUUID } from 'node:crypto';
import type { Db } from '@lyceum/db/client.ts';
import { LessonId } from '@lyceum/shared/kernel/ids.ts';

/** A lesson in a course of its own, for tests of what hangs on lessons. */
export const insertLesson = async (
  { pool }: Pick<Db, 'pool'>,
  { ownerId, visibility = 'public' }: { readonly ownerId: string; readonly visibility?: 'public' | 'member' | 'draft' },
): Promise<LessonId> => {
  const [courseId, id] = [randomUUID(), LessonId.parse(randomUUID())];
  await pool.query(
    `insert into course (id, owner_id, title, description, difficulty, visibility, language) values ($1, $2, 'Course', '', 'beginner', $3, 'en')`,
    [courseId, ownerId, visibility],
  );
  await pool.query(
    `insert into lesson (id, course_id, title, description, week_number, day_number, order_index, minutes, xp_value, is_boss_battle, notes, drip)
     values ($1, $2, 'Lesson', '', 1, 1, 0, 10, 10, false, '', '[]')`,
    [id, courseId],
  );
  return id;
};
