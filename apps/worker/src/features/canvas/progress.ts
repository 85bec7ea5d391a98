import type { Progress } from '@lyceum/db/canvas/writer.ts';
import type { Resource, ResourceName } from '@lyceum/shared/canvas/contract.ts';
import type { CanvasId } from '@lyceum/shared/kernel/ids.ts';

/** How a run stands, as it goes on. */
export interface Tracker {
  /** What stands now, to be stored. */
  now(): Progress;
  readonly counts: {
    readonly courses: number;
    readonly coursesTotal: number | null;
    readonly assignments: number;
    readonly grades: number;
  };
  /** The resources that changed since this was asked last. */
  changed(): readonly Resource[];
  told(line: string): void;
  resource(name: ResourceName, course?: { readonly id: CanvasId; readonly name: string }): Step;
  expectCourses(total: number): void;
  addChanges(count: number): void;
}

/** One resource of a run. */
export interface Step {
  begin(): void;
  /** `graded` are those of `count` that have a grade. */
  end(state: 'complete' | 'partial' | 'failed', counts: { readonly count: number; readonly graded?: number }, reason?: string): void;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Follows a run: what it asked, what it read, what failed and why. */
export const createTracker = (): Tracker => {
  const resources: Mutable<Resource>[] = [];
  const fresh = new Set<Mutable<Resource>>();
  const counts = { courses: 0, coursesTotal: null as number | null, assignments: 0, grades: 0 };
  let [requests, changes]: [number, number] = [0, 0];
  let lastLine: string | null = null;
  return {
    counts,
    now: () => ({ requests, changes, resources: resources.map((one) => ({ ...one })), lastLine }),
    changed: () => {
      const list = [...fresh].map((one) => ({ ...one }));
      fresh.clear();
      return list;
    },
    told: (line) => {
      requests += 1;
      lastLine = line;
    },
    expectCourses: (total) => {
      counts.coursesTotal = total;
    },
    addChanges: (count) => {
      changes += count;
    },
    resource: (name, course) => {
      const one: Mutable<Resource> = {
        ...{ name, courseId: course?.id ?? null, courseName: course?.name ?? null, state: 'waiting', count: 0, reason: null },
      };
      resources.push(one);
      fresh.add(one);
      return {
        begin: () => {
          one.state = 'running';
          fresh.add(one);
        },
        end: (state, { count, graded = 0 }, reason) => {
          Object.assign(one, { state, count, reason: reason ?? null });
          if (name === 'assignments') {
            counts.courses += 1;
            counts.assignments += count;
            counts.grades += graded;
          }
          fresh.add(one);
        },
      };
    },
  };
};
