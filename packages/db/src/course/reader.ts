import type { Queryable } from '../client.ts';
import { catalogueReader } from './reader/catalogue.ts';
import { learningReader } from './reader/learning.ts';
import { teachingReader } from './reader/teaching.ts';

/** Reads courses: the catalogue, what learners did, and everything for whoever teaches. */
export const courseReader = (db: Queryable) => ({ ...catalogueReader(db), ...learningReader(db), ...teachingReader(db) });

export type CourseReader = ReturnType<typeof courseReader>;
