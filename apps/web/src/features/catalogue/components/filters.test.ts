import type { World } from '@lyceum/shared/course/contract/world.ts';
import { expect, it } from 'vitest';
import { passing, readFilters, writeFilters } from './filters.ts';

const world = (title: string, over: Partial<World> = {}): World => ({
  id: title as World['id'],
  title,
  description: '',
  difficulty: 'beginner',
  thumbnailUrl: null,
  visibility: 'public',
  language: 'en',
  tutor: { id: 'oksana' as World['tutor']['id'], name: 'Оксана Коваль' },
  lessonCount: 24,
  weekCount: 6,
  minutes: 240,
  xp: 1200,
  progress: 0,
  isEnrolled: false,
  ...over,
});
const titles = (worlds: readonly World[]) => worlds.map(({ title }) => title);

it('comes back from an address as it went into it', () => {
  const search = { q: 'salsa', level: 'advanced', lang: 'uk', length: 'short', tutor: 'x', free: 'yes', mine: 'yes' };
  expect(writeFilters(readFilters(search))).toEqual(search);
});

it('leaves out what an address says without meaning', () => {
  expect(writeFilters(readFilters({ level: 'hard', lang: 7, q: ['x'], free: 'no' }))).toEqual({});
});

it('finds words in any order, in any case, in title, promise and tutor', () => {
  const worlds = [world('Квадратична функція'), world('Salsa', { tutor: { id: 'm' as never, name: 'Mateo Ruiz' } })];
  expect(titles(passing(worlds, readFilters({ q: 'КОВАЛЬ функц' })))).toEqual(['Квадратична функція']);
  expect(titles(passing(worlds, readFilters({ q: 'ruiz' })))).toEqual(['Salsa']);
});

it('keeps what passes every filter', () => {
  const worlds = [
    world('a', { difficulty: 'advanced', weekCount: 9 }),
    world('b', { visibility: 'member', isEnrolled: true }),
    world('c', { language: 'uk', weekCount: 2 }),
  ];
  expect(titles(passing(worlds, readFilters({ level: 'advanced', length: 'long' })))).toEqual(['a']);
  expect(titles(passing(worlds, readFilters({ free: 'yes' })))).toEqual(['a', 'c']);
  expect(titles(passing(worlds, readFilters({ mine: 'yes' })))).toEqual(['b']);
  expect(titles(passing(worlds, readFilters({ lang: 'uk', length: 'short' })))).toEqual(['c']);
});
