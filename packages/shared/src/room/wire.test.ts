import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoomKey } from './contract.ts';
import { actorText, batchesOf, type Committed, eventText, frameOf, pack, stateText, unpack } from './wire.ts';

const room = 'channel:hq' as RoomKey;
const by = '{"id":"1","name":"Оксана \\"К\\"","role":"tutor"}';
const event = (seq: number, given: Partial<Committed> = {}): Committed => ({
  room,
  roomId: 1,
  seq,
  kind: 'chat.sent',
  at: '2026-09-01T08:00:00.000Z',
  by,
  cid: null,
  data: '{"text":"hi"}',
  ...given,
});

describe('messages between nodes', () => {
  const node = fc.uuid();
  const body = fc.string({ unit: 'binary' });
  const message = fc.oneof(
    fc.record({
      lane: fc.constant('log' as const),
      node,
      first: fc.nat(),
      last: fc.nat(),
      kinds: fc.constant(['chat.sent', 'person.left']),
      body,
    }),
    fc.record({
      lane: fc.constant('state' as const),
      node,
      latest: fc.array(fc.record({ person: fc.uuid(), version: fc.nat() }), { minLength: 1 }),
      body,
    }),
    fc.record({ lane: fc.constant('signal' as const), node, to: fc.option(fc.uuid()), body }),
  );

  it('come out as they went in, whatever the body holds', () => {
    fc.assert(fc.property(message, (m) => void expect(unpack(pack(m))).toEqual(m)));
  });

  it('are ignored when nobody here knows them', () => {
    for (const odd of ['', 'x', 'log', 'log n\n', 'news node a b c\n{}', '\n', 'log node 1 2']) expect(unpack(odd)).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => void expect(unpack(text) === null || text.includes('\n')).toBe(true)));
  });
});

describe('frames', () => {
  it('are JSON that says what was committed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.jsonValue(), (cid, data) => {
        const text = eventText(event(7, { cid, data: JSON.stringify(data) }));
        expect(JSON.parse(text)).toEqual({
          type: 'event',
          room,
          seq: 7,
          kind: 'chat.sent',
          at: event(7).at,
          actor: JSON.parse(by),
          cid,
          data: JSON.parse(JSON.stringify(data)),
        });
      }),
    );
  });

  it('leave out a cid that is not there', () => {
    expect(JSON.parse(eventText(event(1)))).not.toHaveProperty('cid');
    expect(JSON.parse(stateText({ room, kind: 'read', key: 'p', version: 3, cid: null, data: '{"seq":3}' }))).toEqual({
      type: 'state',
      room,
      kind: 'read',
      key: 'p',
      version: 3,
      data: { seq: 3 },
    });
  });

  it('do not tell everyone the details of what a browser logged', () => {
    const text = eventText(event(1, { kind: 'event.logged', data: '{"event_type":"error","data":{"stack":"secret"}}' }));
    expect(JSON.parse(text).data).toEqual({ event_type: 'error' });
  });

  it('hold the events of one room each, in order', () => {
    const other = 'channel:b' as RoomKey;
    const batches = batchesOf([event(4), event(1, { room: other, roomId: 2 }), event(5, { kind: 'chat.edited' })]);
    expect(batches.map(({ room: key, first, last, kinds }) => ({ key, first, last, kinds }))).toEqual([
      { key: room, first: 4, last: 5, kinds: ['chat.sent', 'chat.edited'] },
      { key: other, first: 1, last: 1, kinds: ['chat.sent'] },
    ]);
    expect(JSON.parse(frameOf(batches[0]?.texts ?? [])).map((e: { seq: number }) => e.seq)).toEqual([4, 5]);
  });

  it('name an actor without more than id, name and role', () => {
    const actor = { id: '1', name: 'a', role: 'host', email: 'secret@school.test' } as never;
    expect(actorText(actor)).toBe('{"id":"1","name":"a","role":"host"}');
  });
});
