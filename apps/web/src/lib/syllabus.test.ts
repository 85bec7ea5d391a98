import { expect, it } from 'vitest';
import { numbersOf, type SyllabusLesson, weekLock, weeksOf } from './syllabus.ts';

const lesson = (id: string, over: Partial<SyllabusLesson> = {}): SyllabusLesson => ({
  id,
  levelId: null,
  weekNumber: 1,
  dayNumber: 1,
  isBossBattle: false,
  ...over,
});

it('counts lessons through the course, and boss battles beside them', () => {
  const lessons = [lesson('a'), lesson('b', { isBossBattle: true }), lesson('c', { weekNumber: 2 }), lesson('d', { isBossBattle: true })];
  expect([...numbersOf(lessons).values()]).toEqual(['1', 'B1', '2', 'B2']);
});

it('gives a week the name of its level when all its lessons share it', () => {
  const levels = [
    { id: 'x', title: 'Shape' },
    { id: 'y', title: 'Roots' },
  ];
  const lessons = [
    lesson('a', { levelId: 'x' }),
    lesson('b', { levelId: 'x' }),
    lesson('c', { weekNumber: 3, levelId: 'x' }),
    lesson('d', { weekNumber: 3, levelId: 'y' }),
  ];
  expect(weeksOf(lessons, levels).map(({ number, title, lessons: own }) => [number, title, own.length])).toEqual([
    [1, 'Shape', 2],
    [3, null, 2],
  ]);
});

it('calls a week closed only when nothing in it is open', () => {
  const open = { lock: { isOpen: true, reasons: [], opensAt: null } };
  const shut = { lock: { isOpen: false, reasons: [], opensAt: '2026-12-07T08:00:00Z' } };
  expect(weekLock([shut, shut])).toBe(shut.lock);
  expect(weekLock([shut, open])).toBeNull();
});
