import { describe, expect, it } from 'vitest';
import { createRoomClient } from './client.ts';
import type { QueueStore, SocketLike, Stored, Timers } from './ports.ts';

const room = 'channel:hq' as never;
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const permissions = Object.fromEntries(
  [
    'can_chat',
    'can_speak',
    'can_show',
    'can_share_screen',
    'can_draw',
    'can_erase',
    'can_moderate',
    'can_kick',
    'can_grant',
    'can_terminate',
  ].map((name) => [name, true]),
);
const me = { id: id(1), name: 'Me', role: 'member' };
const welcome = (seq: number, more: object = {}) => ({
  type: 'welcome',
  room,
  epoch: 1,
  seq,
  recovered: false,
  you: { id: me.id, role: 'member', permissions },
  snapshot: { title: 'HQ', status: 'open', participants: [], media: [], messages: [], read_seq: 0 },
  ...more,
});
const sent = (seq: number, text: string, cid?: string) => ({
  type: 'event',
  room,
  seq,
  kind: 'chat.sent',
  at: '2026-11-21T10:00:00Z',
  actor: me,
  ...(cid && { cid }),
  data: { text },
});

/** A clock that only moves when told. */
const fakeTimers = () => {
  let now = 0;
  let plans: { at: number; fn: () => void }[] = [];
  const timers: Timers = {
    now: () => now,
    after: (ms, fn) => {
      const plan = { at: now + ms, fn };
      plans.push(plan);
      return () => {
        plans = plans.filter((each) => each !== plan);
      };
    },
    random: () => 0.5,
  };
  const advance = (ms: number) => {
    const end = now + ms;
    for (;;) {
      const next = plans.filter((plan) => plan.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      plans = plans.filter((plan) => plan !== next);
      now = next.at;
      next.fn();
    }
    now = end;
  };
  return { timers, advance };
};

const memoryStore = (items: Stored[] = []) => {
  const store: QueueStore = {
    load: async () => items,
    put: async (item) => void items.push(item),
    remove: async (cid) => void items.splice(0, items.length, ...items.filter((item) => item.cid !== cid)),
  };
  return { store, items };
};

/** A server that answers nothing by itself. */
class FakeSocket implements SocketLike {
  onopen: SocketLike['onopen'] = null;
  onmessage: SocketLike['onmessage'] = null;
  onclose: SocketLike['onclose'] = null;
  onerror: SocketLike['onerror'] = null;
  readonly url: string;
  readonly frames: { type: string; cid: string; data?: { text?: string; since?: number; token?: string } }[] = [];
  constructor(url: string) {
    this.url = url;
  }
  send(text: string) {
    this.frames.push(JSON.parse(text));
  }
  close() {}
  open() {
    this.onopen?.call(this as unknown as WebSocket, new Event('open'));
  }
  says(...messages: object[]) {
    this.onmessage?.call(this as unknown as WebSocket, { data: JSON.stringify(messages) } as MessageEvent);
  }
  dies(code: number) {
    this.onclose?.call(this as unknown as WebSocket, { code } as CloseEvent);
  }
  of(type: string) {
    return this.frames.filter((frame) => frame.type === type);
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

const setUp = async (options: { joinsItself?: boolean; stored?: Stored[] } = {}) => {
  const sockets: FakeSocket[] = [];
  const tickets: boolean[] = [];
  const { timers, advance } = fakeTimers();
  const { store, items } = memoryStore(options.stored);
  let cids = 0;
  const client = createRoomClient({
    room,
    joinsItself: options.joinsItself ?? false,
    ticket: async (fresh) => {
      tickets.push(fresh);
      return { token: `t${tickets.length}`, expiresAt: timers.now() + 900_000, url: '/ws' };
    },
    open: (url) => {
      const socket = new FakeSocket(url);
      sockets.push(socket);
      return socket;
    },
    store,
    timers,
    newCid: () => `c${++cids}`,
  });
  await client.start();
  const last = () => sockets.at(-1) as FakeSocket;
  const comeBack = async (ms = 20_000) => {
    advance(ms);
    await settled();
    last().open();
  };
  return { client, sockets, tickets, advance, items, last, comeBack };
};

describe('the room client', () => {
  it('joins by command, or by the address alone', async () => {
    const byCommand = await setUp();
    byCommand.last().open();
    expect(byCommand.last().of('room.join')).toHaveLength(1);
    const byAddress = await setUp({ joinsItself: true });
    byAddress.last().open();
    expect(byAddress.last().of('room.join')).toHaveLength(0);
  });

  it('resumes where it was: in the address, or in the command', async () => {
    const byAddress = await setUp({ joinsItself: true });
    byAddress.last().open();
    byAddress.last().says(welcome(7));
    byAddress.last().dies(4000);
    await byAddress.comeBack();
    expect(byAddress.last().url).toContain('since=7&epoch=1');
    const byCommand = await setUp();
    byCommand.last().open();
    byCommand.last().says(welcome(7));
    byCommand.last().dies(1006);
    await byCommand.comeBack();
    expect(byCommand.last().of('room.join')[0]?.data?.since).toBe(7);
  });

  it('asks again when a number is missing, and shows nothing out of order meanwhile', async () => {
    const { client, last } = await setUp();
    last().open();
    last().says(welcome(1));
    last().says(sent(3, 'late'));
    expect(client.status().view?.messages).toHaveLength(0);
    expect(last().of('room.join').at(-1)?.data?.since).toBe(1);
    last().says({ ...welcome(3), recovered: true, snapshot: undefined, events: [sent(2, 'first'), sent(3, 'late')] });
    expect(client.status().view?.messages.map((message) => message.text)).toEqual(['first', 'late']);
  });

  it('sends what was written offline once, in order, one after the other', async () => {
    const { client, last, comeBack, items } = await setUp();
    last().open();
    last().says(welcome(0));
    last().dies(1006);
    for (const text of ['one', 'two', 'three']) void client.send('chat.send', { text });
    expect(items).toHaveLength(3);
    await comeBack();
    last().says(welcome(0));
    for (const [index, text] of ['one', 'two', 'three'].entries()) {
      const frames = last().of('chat.send');
      expect(frames.map((frame) => frame.data?.text)).toHaveLength(index + 1);
      const frame = frames[index];
      expect(frame?.data?.text).toBe(text);
      last().says(sent(index + 1, text, frame?.cid), { type: 'ack', cid: frame?.cid, seq: index + 1 });
    }
    expect(client.status().pending).toEqual([]);
    expect(items).toEqual([]);
  });

  it('sends an unanswered command again under the same name', async () => {
    const { client, last, comeBack } = await setUp();
    last().open();
    last().says(welcome(0));
    const outcome = client.send('chat.send', { text: 'hello' });
    const cid = last().of('chat.send')[0]?.cid;
    last().dies(1006);
    await comeBack();
    last().says(welcome(0));
    expect(last().of('chat.send')[0]?.cid).toBe(cid);
    last().says({ type: 'ack', cid, seq: 1 });
    expect(await outcome).toEqual({ ok: true, seq: 1 });
    expect(client.status().pending[0]?.state).toBe('acked');
    last().says(sent(1, 'hello', cid));
    expect(client.status().pending).toEqual([]);
  });

  it('does not send again what the log already shows', async () => {
    const { client, last, items } = await setUp({ stored: [{ cid: 'old', type: 'chat.send', data: { text: 'hello' }, at: 1 }] });
    last().open();
    const message = {
      seq: 1,
      at: '2026-11-21T10:00:00Z',
      author: me,
      cid: 'old',
      text: 'hello',
      reply_to: null,
      edited_at: null,
      deleted: false,
      reactions: [],
    };
    last().says(welcome(1, { snapshot: { ...welcome(1).snapshot, messages: [message] } }));
    expect(last().of('chat.send')).toEqual([]);
    expect(client.status().pending).toEqual([]);
    expect(items).toEqual([]);
  });

  it('shows a refusal with its reason, and tries again as a new command when asked to', async () => {
    const { client, last } = await setUp();
    last().open();
    last().says(welcome(0));
    const outcome = client.send('chat.send', { text: 'no' });
    const cid = last().of('chat.send')[0]?.cid;
    last().says({ type: 'nack', cid, code: 'not_allowed', message: 'muted' });
    expect(await outcome).toMatchObject({ ok: false, code: 'not_allowed' });
    expect(client.status().pending[0]).toMatchObject({ state: 'refused', refusal: { code: 'not_allowed' } });
    client.retry(String(cid));
    expect(last().of('chat.send').at(-1)?.cid).not.toBe(cid);
  });

  it('waits as long as it is told to when it was too fast, and keeps the order', async () => {
    const { client, last, advance } = await setUp();
    last().open();
    last().says(welcome(0));
    void client.send('chat.send', { text: 'a' });
    void client.send('chat.send', { text: 'b' });
    const cid = last().of('chat.send')[0]?.cid;
    last().says({ type: 'nack', cid, code: 'rate_limited', message: 'slow down', retry_after_ms: 3_000 });
    advance(3_000);
    expect(
      last()
        .of('chat.send')
        .every((frame) => frame.data?.text === 'a'),
    ).toBe(true);
  });

  it('brings a new token when the old one has expired, at once', async () => {
    const { last, advance, tickets } = await setUp();
    last().open();
    last().says(welcome(0));
    last().dies(4003);
    advance(0);
    await settled();
    expect(tickets.at(-1)).toBe(true);
  });

  it('brings a new token before the old one expires', async () => {
    const { last, advance } = await setUp();
    last().open();
    last().says(welcome(0));
    for (let second = 0; second < 845; second += 5) {
      advance(5_000);
      const ping = last().of('ping').at(-1);
      last().says({ type: 'pong', cid: ping?.cid });
    }
    await settled();
    expect(last().of('auth.refresh')[0]?.data?.token).toBe('t2');
  });

  it.each([4500, 4501, 4502, 4503, 4504])('does not come back after %i', async (code) => {
    const { client, last, sockets, advance } = await setUp();
    last().open();
    last().says(welcome(0));
    last().dies(code);
    advance(60_000);
    await settled();
    expect(client.status().connection).toEqual({ kind: 'closed', code });
    expect(sockets).toHaveLength(1);
  });

  it('gives a silent connection up after 12 seconds', async () => {
    const { client, last, advance } = await setUp();
    last().open();
    last().says(welcome(0));
    advance(11_900);
    expect(client.status().connection).toMatchObject({ kind: 'online', slow: true });
    advance(200);
    expect(client.status().connection.kind).toBe('waiting');
  });

  it('lets a tab that sleeps between pings live', async () => {
    const { client, last, advance } = await setUp();
    last().open();
    last().says(welcome(0), { type: 'pong', cid: last().of('ping')[0]?.cid });
    for (let minute = 0; minute < 3; minute += 1) {
      advance(5_000);
      last().says({ type: 'pong', cid: last().of('ping').at(-1)?.cid });
    }
    advance(5_000);
    advance(6_900);
    expect(client.status().connection.kind).toBe('online');
    advance(200);
    expect(client.status().connection.kind).toBe('waiting');
  });

  it('does not wait when the network comes back', async () => {
    const { client, last, sockets } = await setUp();
    last().open();
    last().says(welcome(0));
    last().dies(1006);
    expect(sockets).toHaveLength(1);
    client.wake();
    await settled();
    expect(sockets).toHaveLength(2);
  });
});
