import type { Queryable } from '../client.ts';
import { learningReader } from './reader/learning.ts';
import { teachingReader } from './reader/teaching.ts';
import { learningWriter } from './writer/learning.ts';
import { teachingWriter } from './writer/teaching.ts';

/** Writes courses, and reads what is needed for it. */
export const courseWriter = (tx: Queryable) => ({
  ...learningReader(tx),
  ...teachingReader(tx),
  ...learningWriter(tx),
  ...teachingWriter(tx),
});

export type CourseWriter = ReturnType<typeof courseWriter>;
