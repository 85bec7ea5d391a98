import type { Lock } from '@lyceum/shared/course/contract/lesson.ts';

/** What a syllabus needs to know of a lesson. */
export interface SyllabusLesson {
  readonly id: string;
  readonly levelId: string | null;
  readonly weekNumber: number;
  readonly dayNumber: number;
  readonly isBossBattle: boolean;
}

/** The lessons of a week, in their order. */
export interface Week<T extends SyllabusLesson> {
  readonly number: number;
  /** What its lessons are about, if they are about one thing. */
  readonly title: string | null;
  readonly lessons: readonly T[];
}

/** What each lesson is called by number: 1, 2, 3 … through the whole course, boss battles B1, B2 … beside them. */
export const numbersOf = (lessons: readonly SyllabusLesson[]): ReadonlyMap<string, string> => {
  let [plain, bosses] = [0, 0];
  return new Map(
    lessons.map(({ id, isBossBattle }) => {
      if (isBossBattle) bosses += 1;
      else plain += 1;
      return [id, isBossBattle ? `B${bosses}` : String(plain)];
    }),
  );
};

interface Titled {
  readonly id: string;
  readonly title: string;
}

/** Groups lessons, which come in order, by week. */
export const weeksOf = <T extends SyllabusLesson>(lessons: readonly T[], levels: readonly Titled[]): readonly Week<T>[] => {
  const numbers = [...new Set(lessons.map(({ weekNumber }) => weekNumber))];
  return numbers.map((number) => {
    const own = lessons.filter((lesson) => lesson.weekNumber === number);
    const [level, ...others] = new Set(own.map(({ levelId }) => levelId));
    const title = others.length === 0 ? levels.find(({ id }) => id === level)?.title : undefined;
    return { number, title: title ?? null, lessons: own };
  });
};

/** Why a whole week is closed: its first lesson's lock, when none of its lessons is open. */
export const weekLock = (lessons: readonly { readonly lock: Lock }[]): Lock | null =>
  lessons.every(({ lock }) => !lock.isOpen) ? (lessons[0]?.lock ?? null) : null;
