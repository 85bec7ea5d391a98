import { randomUUID } from 'node:crypto';
import { canvasWriter, type ReadAssignment, type ReadCourse } from '@lyceum/db/canvas/writer.ts';
import { ConnectionId, PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { Somebody, Stack } from './stack.ts';

/** What somebody's Canvas holds, as if it had been read: courses, and what there is to do in each, by its id. */
export interface TestCanvas {
  readonly courses: readonly ReadCourse[];
  readonly work: Readonly<Record<string, readonly ReadAssignment[]>>;
}

/** The n-th of ids that a JavaScript number cannot tell apart. */
export const bigId = (n: number): string => String(77_520_000_000_029_520n + BigInt(n));

/** A course without anything in it. */
export const readCourse = (id: string, name: string, more: Partial<ReadCourse> = {}): ReadCourse => ({
  ...{ id, name, code: name.slice(0, 3), term: null, isRestricted: false, currentScore: null, currentGrade: null },
  ...{ finalScore: null, finalGrade: null, url: null, ...more },
});

/** An assignment for ten points, without a due date, on which nothing was done. */
export const readAssignment = (id: string, name: string, more: Partial<ReadAssignment> = {}): ReadAssignment => ({
  ...{ id, name, dueAt: null, unlockAt: null, lockAt: null, pointsPossible: 10, submissionTypes: ['online_upload'], url: null },
  ...{ work: 'unsubmitted', score: null, grade: null, submittedAt: null, gradedAt: null },
  ...{ isLate: false, isMissing: false, isExcused: false, ...more },
});

/** Gives somebody a connection that nobody reads. */
export const addConnection = async ({ db }: Stack, { id: person }: Somebody): Promise<ConnectionId> => {
  const id = ConnectionId.parse(randomUUID());
  await canvasWriter(db.orm).addConnection({
    ...{ id, personId: PersonId.parse(person), kind: 'token', canvasUrl: `https://${id}.example`, canvasName: 'School' },
    ...{ canvasUserId: '1', secret: 'sealed', nextSyncAt: new Date(Date.now() + 86_400_000) },
  });
  return id;
};

/** Stores what was read, all of it. */
export const saveRead = async ({ db }: Stack, connectionId: ConnectionId, { courses, work }: TestCanvas): Promise<void> => {
  const [writer, at] = [canvasWriter(db.orm), new Date()];
  await writer.saveCourses({ connectionId, rows: courses, isWhole: true, at });
  for (const [courseId, rows] of Object.entries(work)) await writer.saveAssignments(courseId, { connectionId, rows, isWhole: true, at });
};
