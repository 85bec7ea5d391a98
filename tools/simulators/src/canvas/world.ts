import type { Announcement, CalendarEvent, Module } from './extras.ts';
import { type Random, randomFrom } from './random.ts';

/** A Canvas id: up to 10^18, more than a JavaScript number holds. */
export type Id = string;

/** What Canvas knows of a student's work on an assignment. Times are milliseconds since 1970. */
export interface Submission {
  state: 'unsubmitted' | 'submitted' | 'graded' | 'pending_review';
  score: number | null;
  grade: string | null;
  submittedAt: number | null;
  gradedAt: number | null;
  /** Null: graded, and not shown to the student yet. */
  postedAt: number | null;
  graderId: Id | null;
  late: boolean;
  missing: boolean;
  excused: boolean;
}

export interface Assignment {
  readonly id: Id;
  name: string;
  /** The student's own, and everybody else's. */
  dueAt: number | null;
  baseDueAt: number | null;
  /** How many people and sections have dates of their own. */
  overrides: number;
  unlockAt: number | null;
  lockAt: number | null;
  points: number | null;
  types: string[];
  published: boolean;
  updatedAt: number;
  submission: Submission;
}

export interface Course {
  readonly id: Id;
  name: string;
  /** What the student calls it. */
  nickname: string | null;
  code: string;
  /** Canvas shows only its id. */
  isRestricted: boolean;
  hidesGrades: boolean;
  currentScore: number | null;
  currentGrade: string | null;
  finalScore: number | null;
  finalGrade: string | null;
  assignments: Assignment[];
  announcements: Announcement[];
  events: CalendarEvent[];
  modules: Module[];
}

/** Everything that one student may read, as it is at this moment: the truth that a client's copy is held against. */
export interface World {
  readonly seed: number;
  readonly userId: Id;
  readonly userName: string;
  readonly random: Random;
  courses: Course[];
  /** In the student's own calendar. */
  events: CalendarEvent[];
  /** Changes with everything that a planner's ETag looks at: not with grades. */
  plannerVersion: number;
}

/** How large a world is. */
export interface Size {
  readonly courses: number;
  /** In all, spread unevenly. */
  readonly assignments: number;
}

const dayMs = 86_400_000;
const subjects = [
  'Алгебра',
  'Фізика',
  'Українська література',
  'English',
  'Хімія',
  'Історія України',
  'Biology',
  'Geography',
  'Art',
  'Music',
];
const works = ['Essay', 'Lab report', 'Контрольна робота', 'Worksheet', 'Quiz', 'Проєкт', 'Reading', 'Presentation'];
const first = 10n ** 16n;

export const newId = (random: Random): Id =>
  String(first + BigInt(random.int(0, 2 ** 31)) * 450_000_000n + BigInt(random.int(0, 449_999_999)));

const unsubmitted = (): Submission => ({
  ...{ state: 'unsubmitted', score: null, grade: null, submittedAt: null, gradedAt: null, postedAt: null, graderId: null },
  ...{ late: false, missing: false, excused: false },
});

/** Work that was handed in or marked, as it may be. */
export const newSubmission = (random: Random, { dueAt, points }: Pick<Assignment, 'dueAt' | 'points'>, now: number): Submission => {
  const isPast = dueAt !== null && dueAt < now;
  if (random.chance(0.1)) return { ...unsubmitted(), excused: true, state: 'graded', gradedAt: now - dayMs, postedAt: now - dayMs };
  if (!random.chance(isPast ? 0.8 : 0.2)) return { ...unsubmitted(), missing: isPast };
  const submittedAt = (dueAt ?? now) - random.int(-1, 3) * dayMs;
  const late = dueAt !== null && submittedAt > dueAt;
  if (!random.chance(0.7)) return { ...unsubmitted(), state: random.chance(0.1) ? 'pending_review' : 'submitted', submittedAt, late };
  const gradedAt = submittedAt + random.int(1, 5) * dayMs;
  const isPosted = random.chance(0.9);
  const score = points === null ? null : Math.round(points * (0.4 + 0.6 * random.next()) * 4) / 4;
  return {
    ...{ state: 'graded', submittedAt, gradedAt, late, missing: false, excused: false },
    postedAt: isPosted ? gradedAt : null,
    // What is not posted is not shown: Canvas says graded, and no score.
    score: isPosted ? score : null,
    grade: isPosted && score !== null ? String(score) : null,
    // Autograders have negative ids.
    graderId: random.chance(0.2) ? `-${random.int(1, 999)}` : newId(random),
  };
};

/** A new assignment, due within two months around `now`. */
export const newAssignment = (random: Random, now: number): Assignment => {
  const dueAt = random.chance(0.15) ? null : now + random.int(-30, 30) * dayMs + random.int(0, 23) * 3_600_000;
  const points = random.chance(0.1) ? null : random.pick([10, 12, 20, 50, 100]);
  return {
    id: newId(random),
    name: `${random.pick(works)} ${random.int(1, 40)}`,
    ...{ dueAt, baseDueAt: dueAt, overrides: 0, points, published: true },
    unlockAt: random.chance(0.2) ? now - 40 * dayMs : null,
    lockAt: dueAt !== null && random.chance(0.2) ? dueAt + 2 * dayMs : null,
    types: [random.pick(['online_text_entry', 'online_upload', 'online_quiz', 'on_paper'])],
    updatedAt: now - random.int(1, 60) * dayMs,
    submission: newSubmission(random, { dueAt, points }, now),
  };
};

/** A course without work in it. */
export const newCourse = (random: Random): Course => {
  const name = `${random.pick(subjects)} ${random.int(5, 12)}`;
  const score = random.chance(0.2) ? null : Math.round(400 + 600 * random.next()) / 10;
  return {
    ...{ id: newId(random), name, code: `${name.slice(0, 3).toUpperCase()}-${random.int(100, 999)}` },
    ...{ assignments: [], announcements: [], events: [], modules: [] },
    nickname: random.chance(0.15) ? `My ${name}` : null,
    isRestricted: random.chance(0.08),
    hidesGrades: random.chance(0.1),
    ...{ currentScore: score, currentGrade: score === null ? null : score > 89 ? 'A' : 'B' },
    ...{ finalScore: score === null ? null : Math.round(score * 9) / 10, finalGrade: score === null ? null : 'B' },
  };
};

/** Makes a world: the same for the same seed, size and moment. */
export const makeWorld = (seed: number, size: Size, now: number): World => {
  const random = randomFrom(seed);
  const courses = Array.from({ length: size.courses }, () => newCourse(random));
  for (let n = 0; n < size.assignments && courses.length > 0; n++) random.pick(courses).assignments.push(newAssignment(random, now));
  return { seed, userId: newId(random), userName: 'Олена Бондар', random, courses, events: [], plannerVersion: 1 };
};
