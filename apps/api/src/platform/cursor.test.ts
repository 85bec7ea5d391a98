import { randomUUID } from 'node:crypto';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { describe, expect, it } from 'vitest';
import { packCursor, timeCursor, unpackCursor } from './cursor.ts';

const place = { at: '2026-03-29T01:30:00.123Z', id: randomUUID() };

describe('a cursor', () => {
  it('brings a place back as it was, in words that need no escaping', () => {
    const cursor = timeCursor.write(place);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(timeCursor.read(cursor)).toEqual(place);
  });

  it.each([
    ['nothing', ''],
    ['other words', 'tomorrow'],
    ['no day of any year', packCursor('2026-13-29T01:30:00.123Z', place.id)],
    ['an id that is none', packCursor(place.at, 'x'.repeat(36))],
    ['more than a place', packCursor('1', place.at, place.id)],
    ['a place and a line', `${packCursor(`${place.at}_${place.id}\n`)}`],
  ])('is refused when it holds %s', (_, cursor) => {
    expect(() => timeCursor.read(cursor)).toThrow(Refusal);
  });

  it('gives the groups of a shape of one’s own', () => {
    expect(unpackCursor(packCursor('7', 'b'), /^(\d)_([a-c])$/)).toEqual(['7', 'b']);
    expect(() => unpackCursor(packCursor('7', 'd'), /^(\d)_([a-c])$/)).toThrow(Refusal);
  });
});
