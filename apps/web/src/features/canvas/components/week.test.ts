import type { CalendarEvent } from '@lyceum/shared/canvas/contract/extras.ts';
import { ConnectionId } from '@lyceum/shared/kernel/ids.ts';
import { expect, it } from 'vitest';
import { type Due, weekOf } from './week.ts';

const connectionId = ConnectionId.parse('6f8a3cf5-0c64-4a7f-9d34-9a4d0c2d9f11');
const now = Date.parse('2026-11-24T10:00:00Z');
const iso = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
const due = (name: string, hours: number): Due => ({
  ...{ connectionId, courseId: '1', courseName: 'Algebra', assignmentId: '1', name, dueAt: iso(hours), pointsPossible: 1, url: null },
});
const event = (title: string, hours: number | null, more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  ...{ id: '1', connectionId, course: null, title, startsAt: hours === null ? null : iso(hours), endsAt: null, isAllDay: false },
  ...{ location: null, url: null, ...more },
});
const names = (dues: readonly Due[], events: readonly CalendarEvent[]) =>
  weekOf(dues, events, { now, dayKey: (at) => new Date(at).toISOString().slice(0, 10) }).map((one) =>
    one.kind === 'due' ? one.due.name : one.event.title,
  );

it('sets events between what is due, as they come', () => {
  const events = [event('trip', 30), event('lesson', 2), event('whole day', -10, { isAllDay: true })];
  expect(names([due('essay', 3), due('test', 40)], events)).toEqual(['whole day', 'lesson', 'essay', 'trip', 'test']);
});

it('leaves out what is over, what is later, and what has no date', () => {
  const events = [event('over', -1), event('going on', -1, { endsAt: iso(1) }), event('in a week', 168), event('some day', null)];
  expect(names([due('later', 169), due('soon', 167)], events)).toEqual(['going on', 'soon']);
});
