import type {
  CatalogueReader,
  Own,
  OwnCourse,
  OwnLesson,
  OwnWorlds,
  Shared,
  SyllabusFacts,
  WholeLesson,
  WorldFacts,
} from '@lyceum/db/course/reader/catalogue.ts';
import type { CourseId, LessonId, PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { Catalogue, Seen } from './ports.ts';

/** What is kept of lessons and syllabuses each: a school's worth of what is read in an hour. */
const most = 500;

/** Copies by key, the longest unread given up first. */
const createKeep = <K, S>(read: (key: K) => Promise<Shared<S>>) => {
  const kept = new Map<K, Promise<Shared<S>>>();
  const fetch = (key: K): Promise<Shared<S>> => {
    const fetched = read(key);
    kept.delete(key);
    kept.set(key, fetched);
    fetched.catch(() => kept.get(key) === fetched && kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return fetched;
  };
  /** The copy if it is of this version; else what there is now, which is at least as new. */
  return async (key: K, version: number): Promise<S> => {
    const known = await kept.get(key);
    if (known?.version === version) return known.shared;
    return (await fetch(key)).shared;
  };
};

/**
 * The catalogue as this process keeps it. Every question goes to the database for what is the asking person's own, and the version
 * of the rest comes along: what another process changed a moment ago is never answered from a copy.
 */
export const catalogueInMemory = (read: CatalogueReader): Catalogue => {
  const worlds = createKeep<'all', WorldFacts[]>(() => read.worlds());
  const syllabuses = createKeep<CourseId, SyllabusFacts | null>((id) => read.syllabus(id));
  const lessons = createKeep<LessonId, WholeLesson | null>((id) => read.lesson(id));
  const both = async <S, O>(own: Own<O>, shared: Promise<S>): Promise<Seen<S, O>> => ({ shared: await shared, own: own.own });
  return {
    worlds: async (person: PersonId | null): Promise<Seen<WorldFacts[], OwnWorlds>> => {
      const own = await read.ownWorlds(person);
      return both(own, worlds('all', own.version));
    },
    syllabus: async (id: CourseId, person: PersonId | null): Promise<Seen<SyllabusFacts | null, OwnCourse | null>> => {
      const own = await read.ownCourse(person, id);
      return both(own, syllabuses(id, own.version));
    },
    lesson: async (id: LessonId, person: PersonId | null): Promise<Seen<WholeLesson | null, OwnLesson>> => {
      const own = await read.ownLesson(person, id);
      return both(own, lessons(id, own.version));
    },
  };
};
