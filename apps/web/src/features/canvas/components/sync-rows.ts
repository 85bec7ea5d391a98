import type { Resource, Sync } from '@lyceum/shared/canvas/contract.ts';
import type { SquareMark } from '../../../ui/Squares.tsx';

/** What only events tell of a run: how many grades were read, when it was heard of last, and what went on. */
export interface Told {
  readonly grades: number;
  readonly coursesTotal: number | null;
  readonly at: string;
  readonly steps: readonly Resource[];
}

const isSame = (one: Resource, other: Resource): boolean => one.name === other.name && one.courseId === other.courseId;

const stages: { readonly [S in Resource['state']]: number } = { waiting: 0, running: 1, complete: 2, partial: 2, failed: 2 };

/** The resources of a run after some of them went on. What was asked and what was told cross on their way: the further one is true. */
export const merged = (resources: readonly Resource[], steps: readonly Resource[]): Resource[] => [
  ...resources.map((one) => {
    const step = steps.find((other) => isSame(other, one));
    return step && stages[step.state] >= stages[one.state] ? step : one;
  }),
  ...steps.filter((step) => !resources.some((one) => isSame(step, one))),
];

const squares = 12;

const isBroken = ({ state }: Resource): boolean => state === 'failed' || state === 'partial';

/** A row of a run, and how much there is to it; 0 where that is not known. */
export interface Drawn {
  readonly resource: Resource;
  readonly expected: number;
}

/** How many assignments a course had the last time. */
type Expected = (courseId: string | null) => number;

const drawn = (resource: Resource, expected: Expected): Drawn => ({
  resource,
  expected: resource.name === 'assignments' ? expected(resource.courseId) : 0,
});

/** What of a run went wrong. */
export const brokenOf = (resources: readonly Resource[], expected: Expected): Drawn[] =>
  resources.filter(isBroken).map((one) => drawn(one, expected));

/** The modules of all courses as one row, that counts courses; those that broke off have rows of their own. */
const modulesOf = (resources: readonly Resource[]): Drawn[] => {
  const all = resources.filter((one) => one.name === 'modules' && !isBroken(one));
  const [first] = all;
  if (!first) return [];
  const over = all.filter(({ state }) => state === 'complete').length;
  const isUntouched = all.every(({ state }) => state === 'waiting');
  const state = over === all.length ? 'complete' : isUntouched ? 'waiting' : 'running';
  return [{ resource: { ...first, courseId: null, courseName: null, state, count: over, reason: null }, expected: all.length }];
};

/** The rows of a run: assignments course by course, announcements, the calendar, the modules of all courses, and whatever else went wrong. */
export const drawnOf = (resources: readonly Resource[], expected: Expected): Drawn[] => {
  const rows = resources.filter((one) => ['assignments', 'announcements', 'calendar'].includes(one.name) || isBroken(one));
  return [...rows.map((one) => drawn(one, expected)), ...modulesOf(resources)];
};

/** How much of a resource is read, 0 to 100; null where it is not known. `expected`: how much there was the last time. */
export const percentOf = ({ state, count }: Resource, expected: number): number | null => {
  if (state === 'complete') return 100;
  if (state === 'waiting') return 0;
  return count > 0 && expected > 0 ? Math.min(99, Math.floor((100 * count) / expected)) : null;
};

/** A resource as twelve squares: filled as it is read, crossed out where it failed. */
export const squaresOf = (resource: Resource, expected: number): SquareMark[] => {
  const filled = Math.floor(((percentOf(resource, expected) ?? 0) * squares) / 100);
  const next: { readonly [S in Resource['state']]: SquareMark } = {
    waiting: 'empty',
    running: 'half',
    complete: 'empty',
    partial: 'wrong',
    failed: 'wrong',
  };
  return Array.from({ length: squares }, (_, place) => {
    if (place < filled) return 'done';
    return place === filled ? next[resource.state] : 'empty';
  });
};

/** The counters of a run. `coursesTotal` and `grades` are null until somebody tells. */
export interface Counters {
  readonly courses: number;
  readonly coursesTotal: number | null;
  readonly assignments: number;
  readonly grades: number | null;
}

/** What a run has read so far: from its resources, and from what only events tell. */
export const countersOf = ({ resources }: Pick<Sync, 'resources'>, told: Told | undefined): Counters => {
  const listings = resources.filter(({ name }) => name === 'assignments');
  const over = listings.filter(({ state }) => state !== 'waiting' && state !== 'running');
  return {
    courses: over.length,
    coursesTotal: Math.max(listings.length, told?.coursesTotal ?? 0) || null,
    assignments: over.reduce((sum, { count }) => sum + count, 0),
    grades: told?.grades ?? null,
  };
};

/** How long a run will probably go on, in milliseconds, as fast as it went until now; null while that cannot be said. */
export const leftOf = ({ courses, coursesTotal }: Counters, elapsedMs: number): number | null =>
  coursesTotal === null || courses === 0 ? null : Math.round((elapsedMs / courses) * (coursesTotal - courses));
