import { describe, expect, it } from 'vitest';
import { demoWorld } from './demo.ts';

const now = Date.parse('2026-11-21T12:00:00Z');
const dayMs = 86_400_000;
const worksOf = (at: number) => demoWorld(at).courses.flatMap(({ assignments }) => assignments);

describe('the Canvas of the demo', () => {
  it('has six courses and some eighty things to do around now, of every kind', () => {
    for (let week = 0; week < 53; week++) {
      const at = now + week * 7 * dayMs;
      const works = worksOf(at);
      expect(demoWorld(at).courses).toHaveLength(6);
      expect(works.length).toBe(81);
      expect(new Set(works.map(({ id }) => id)).size).toBe(81);
      expect(works.filter(({ dueAt }) => (dueAt ?? 0) > at).length).toBeGreaterThan(10);
      expect(works.filter(({ submission }) => submission.grade !== null).length).toBeGreaterThan(30);
    }
  });

  it('is the same a minute later, and only goes on as time goes by', () => {
    expect(worksOf(now + 60_000)).toEqual(worksOf(now));
    const before = new Map(worksOf(now).map((work) => [work.id, work]));
    const later = worksOf(now + dayMs);
    for (const work of later) expect(work.dueAt).toBe(before.get(work.id)?.dueAt);
    const graded = later.filter(({ id, submission }) => submission.grade !== null && before.get(id)?.submission.grade !== submission.grade);
    expect(graded.every(({ id }) => before.get(id)?.submission.grade === null)).toBe(true);
  });
});
