import type { Resource } from '@lyceum/shared/canvas/contract.ts';
import { expect, it } from 'vitest';
import { brokenOf, countersOf, drawnOf, leftOf, merged, percentOf, squaresOf } from './sync-rows.ts';

const listing = (courseId: string, state: Resource['state'], count = 0): Resource => ({
  name: 'assignments',
  courseId,
  courseName: `Course ${courseId}`,
  state,
  count,
  reason: null,
});
const list: Resource = { name: 'courses', courseId: null, courseName: null, state: 'complete', count: 3, reason: null };

it('fills the squares of a course as it is read, and crosses out where it failed', () => {
  const drawn = (resource: Resource, expected = 24) =>
    squaresOf(resource, expected)
      .map((mark) => ({ done: 'f', half: 'h', now: 'n', wrong: 'x', empty: '.' })[mark])
      .join('');
  expect(drawn(listing('1', 'complete', 24))).toBe('ffffffffffff');
  expect(drawn(listing('1', 'running', 14))).toBe('ffffffh.....');
  expect(drawn(listing('1', 'running'))).toBe('h...........');
  expect(drawn(listing('1', 'failed', 6))).toBe('fffx........');
  expect(drawn(listing('1', 'waiting'))).toBe('............');
});

it('says no percentage where it is not known how much there is', () => {
  expect(percentOf(listing('1', 'running', 10), 0)).toBeNull();
  expect(percentOf(listing('1', 'running', 40), 20)).toBe(99);
});

it('counts what was read, and tells grades only once they were told', () => {
  const sync = { resources: [list, listing('1', 'complete', 20), listing('2', 'failed', 3), listing('3', 'waiting')] };
  expect(countersOf(sync, undefined)).toEqual({ courses: 2, coursesTotal: 3, assignments: 23, grades: null });
  expect(countersOf(sync, { grades: 7, coursesTotal: 3, at: '', steps: [] }).grades).toBe(7);
  expect(countersOf({ resources: [list] }, undefined).coursesTotal).toBeNull();
});

it('foresees the end from the speed until now', () => {
  expect(leftOf({ courses: 2, coursesTotal: 6, assignments: 0, grades: null }, 10_000)).toBe(20_000);
  expect(leftOf({ courses: 0, coursesTotal: 6, assignments: 0, grades: null }, 10_000)).toBeNull();
});

it('takes news of a resource in its place, and new ones at the end', () => {
  const news = [listing('2', 'complete', 5), listing('3', 'running')];
  expect(merged([list, listing('1', 'complete', 9), listing('2', 'running')], news)).toEqual([
    list,
    listing('1', 'complete', 9),
    listing('2', 'complete', 5),
    listing('3', 'running'),
  ]);
});

it('lets no late answer undo what was told already', () => {
  expect(merged([listing('1', 'complete', 9)], [listing('1', 'running')])).toEqual([listing('1', 'complete', 9)]);
});

const modules = (courseId: string, state: Resource['state']): Resource => ({ ...listing(courseId, state, 4), name: 'modules' });
const drawn = (resources: readonly Resource[]) =>
  drawnOf(resources, () => 9).map(({ resource, expected }) => [resource.name, resource.courseId, resource.state, resource.count, expected]);

it('draws courses, announcements, the calendar, and whatever failed', () => {
  const told: Resource = { ...list, name: 'announcements', count: 7 };
  expect(drawn([list, listing('1', 'waiting'), told, { ...list, name: 'planner', state: 'failed', count: 0 }])).toEqual([
    ['assignments', '1', 'waiting', 0, 9],
    ['announcements', null, 'complete', 7, 0],
    ['planner', null, 'failed', 0, 0],
  ]);
});

it('draws the modules of all courses as one row, and beside it those that failed', () => {
  expect(drawn([modules('1', 'waiting'), modules('2', 'waiting')])).toEqual([['modules', null, 'waiting', 0, 2]]);
  expect(drawn([modules('1', 'complete'), modules('2', 'waiting')])).toEqual([['modules', null, 'running', 1, 2]]);
  expect(drawn([modules('1', 'complete'), modules('2', 'failed')])).toEqual([
    ['modules', '2', 'failed', 4, 0],
    ['modules', null, 'complete', 1, 1],
  ]);
});

it('finds what went wrong', () => {
  const broken = [listing('2', 'partial'), modules('1', 'failed')];
  expect(brokenOf([list, listing('1', 'running'), ...broken], () => 9)).toEqual([
    { resource: broken[0], expected: 9 },
    { resource: broken[1], expected: 0 },
  ]);
});
