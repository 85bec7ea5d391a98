import type { RoomEvent, RoomSnapshot, Welcome } from '@lyceum/shared/wire/down.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEvent, applyState, applyWelcome, prependMessages, type RoomView } from './rules.ts';

const room = 'channel:hq';
const people = ['a', 'b', 'c'].map((letter) => ({ id: `00000000-0000-4000-8000-00000000000${letter}`, name: letter, role: 'student' }));
const permissions = { can_chat: true } as unknown as Welcome['you']['permissions'];
const you = { id: people[0]?.id, role: 'student', permissions } as Welcome['you'];
const at = (seq: number) => new Date(seq * 1000).toISOString();

const blank: RoomSnapshot = { title: 'HQ', status: 'open', participants: [], media: [], messages: [], read_seq: 0 };
const welcome = (seq: number, snapshot: RoomSnapshot, epoch = 1) =>
  ({ type: 'welcome', room, epoch, seq, recovered: false, you, snapshot }) as unknown as Welcome;
const recovered = (seq: number, events: readonly RoomEvent[], epoch = 1) =>
  ({ type: 'welcome', room, epoch, seq, recovered: true, you, events }) as unknown as Welcome;

const viewAt = (seq: number, snapshot: RoomSnapshot): RoomView => {
  const view = applyWelcome(null, welcome(seq, snapshot));
  if (!view) throw new Error('a snapshot always makes a view');
  return view;
};
const snapshotOf = (view: RoomView): RoomSnapshot =>
  ({
    title: view.title,
    status: view.status,
    participants: view.participants,
    media: Object.values(view.media),
    messages: view.messages,
    read_seq: view.readSeq,
  }) as RoomSnapshot;

const target = fc.integer({ min: 1, max: 30 });
const happening = fc.oneof(
  fc.record({
    kind: fc.constant('chat.sent'),
    data: fc.record({ text: fc.constantFrom('x', 'y'), reply_to: target }, { requiredKeys: ['text'] }),
  }),
  fc.record({ kind: fc.constant('chat.edited'), data: fc.record({ seq: target, text: fc.constantFrom('z', 'w') }) }),
  fc.record({ kind: fc.constant('chat.deleted'), data: fc.record({ seq: target }) }),
  fc.record({ kind: fc.constant('chat.reacted'), data: fc.record({ seq: target, emoji: fc.constantFrom('👍', '🎉') }) }),
  fc.record({
    kind: fc.constantFrom('person.joined', 'person.left', 'hand.raised', 'hand.lowered', 'room.ended', 'from.tomorrow', 'toString'),
    data: fc.constant({}),
  }),
);
const log = fc
  .array(fc.tuple(happening, fc.constantFrom(...people)), { maxLength: 60 })
  .map((entries) =>
    entries.map(
      ([what, actor], index) => ({ type: 'event', room, seq: index + 1, at: at(index + 1), actor, ...what }) as unknown as RoomEvent,
    ),
  );

describe('a room in the browser', () => {
  it('is the same from a snapshot at n and the events after n as from all events', () => {
    fc.assert(
      fc.property(log, fc.nat(), (events, cut) => {
        const n = events.length === 0 ? 0 : cut % (events.length + 1);
        const whole = events.reduce(applyEvent, viewAt(0, blank));
        const half = events.slice(0, n).reduce(applyEvent, viewAt(0, blank));
        const resumed = events.slice(n).reduce(applyEvent, viewAt(n, structuredClone(snapshotOf(half))));
        expect(resumed).toEqual(whole);
      }),
    );
  });

  it('is the same when the missed events come in a welcome', () => {
    fc.assert(
      fc.property(log, fc.nat(), (events, cut) => {
        const n = events.length === 0 ? 0 : cut % (events.length + 1);
        const whole = events.reduce(applyEvent, viewAt(0, blank));
        const half = events.slice(0, n).reduce(applyEvent, viewAt(0, blank));
        expect(applyWelcome(half, recovered(events.length, events.slice(n)))).toEqual(whole);
      }),
    );
  });

  it('is not changed by events that come twice', () => {
    fc.assert(
      fc.property(log, (events) => {
        const once = events.reduce(applyEvent, viewAt(0, blank));
        expect(events.reduce(applyEvent, once)).toBe(once);
      }),
    );
  });

  it('does not take events of another epoch', () => {
    expect(applyWelcome(viewAt(3, blank), recovered(5, [], 2))).toBeNull();
    expect(applyWelcome(null, recovered(5, []))).toBeNull();
  });

  it('keeps the later media state, in whatever order they come', () => {
    const state = (version: number, audio_enabled: boolean) =>
      ({
        type: 'state',
        room,
        kind: 'media',
        key: you.id,
        version,
        data: { audio_enabled, video_enabled: false, screen_sharing: false },
      }) as never;
    const forward = applyState(applyState(viewAt(0, blank), state(1, true)), state(2, false));
    const backward = applyState(applyState(viewAt(0, blank), state(2, false)), state(1, true));
    expect(backward).toEqual(forward);
    expect(forward.media[you.id]?.audio_enabled).toBe(false);
  });

  it('moves the own read position forward only', () => {
    const read = (seq: number, key: string = you.id) => ({ type: 'state', room, kind: 'read', key, version: seq, data: { seq } }) as never;
    const view = applyState(viewAt(0, blank), read(5));
    expect(view.readSeq).toBe(5);
    expect(applyState(view, read(3))).toBe(view);
    expect(applyState(view, read(9, people[1]?.id))).toBe(view);
  });

  it('takes changed rights for oneself too', () => {
    const event = { type: 'event', room, seq: 1, kind: 'rights.changed', at: at(1), actor: people[1] } as unknown as RoomEvent;
    const names = [
      'can_speak',
      'can_show',
      'can_share_screen',
      'can_draw',
      'can_erase',
      'can_moderate',
      'can_kick',
      'can_grant',
      'can_terminate',
    ];
    const none = Object.fromEntries([...names, 'can_chat'].map((name) => [name, false]));
    const view = applyEvent(viewAt(0, blank), { ...event, data: { user_id: you.id, permissions: none } } as RoomEvent);
    expect(view.you.permissions.can_chat).toBe(false);
  });

  it('puts older messages before, once', () => {
    const events = [1, 2, 3].map(
      (seq) =>
        ({ type: 'event', room, seq, kind: 'chat.sent', at: at(seq), actor: people[0], data: { text: `m${seq}` } }) as unknown as RoomEvent,
    );
    const all = events.reduce(applyEvent, viewAt(0, blank));
    const late = { ...all, messages: all.messages.slice(2) };
    expect(prependMessages(late, all.messages).messages.map((each) => each.seq)).toEqual([1, 2, 3]);
  });
});
