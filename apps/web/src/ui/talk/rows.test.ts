import type { Message } from '@lyceum/shared/chat/contract.ts';
import { describe, expect, it } from 'vitest';
import type { Pending } from '../../lib/room-socket/queue.ts';
import { talkRows } from './rows.ts';

const message = (seq: number, author: string, at: string): Message =>
  ({
    seq,
    at,
    author: { id: author, name: author, role: 'student' },
    cid: null,
    text: `m${seq}`,
    reply_to: null,
    edited_at: null,
    deleted: false,
    reactions: [],
  }) as unknown as Message;

const context = { you: 'me', readUpTo: null, dayKey: (at: string) => at.slice(0, 10) };
const shape = (rows: ReturnType<typeof talkRows>) => rows.map((row) => ('continued' in row && row.continued ? `${row.kind}+` : row.kind));

describe('talkRows', () => {
  it('draws a line for each day', () => {
    const rows = talkRows([message(1, 'a', '2026-11-23T10:00:00Z'), message(2, 'b', '2026-11-24T10:00:00Z')], [], context);
    expect(shape(rows)).toEqual(['day', 'message', 'day', 'message']);
  });

  it('runs messages of one person together for five minutes', () => {
    const rows = talkRows(
      [message(1, 'a', '2026-11-23T10:00:00Z'), message(2, 'a', '2026-11-23T10:04:00Z'), message(3, 'a', '2026-11-23T10:10:00Z')],
      [],
      context,
    );
    expect(shape(rows)).toEqual(['day', 'message', 'message+', 'message']);
  });

  it('marks where the unread begins and counts only what others wrote', () => {
    const messages = [
      message(1, 'a', '2026-11-23T10:00:00Z'),
      message(2, 'me', '2026-11-23T10:01:00Z'),
      message(3, 'a', '2026-11-23T10:02:00Z'),
    ];
    const rows = talkRows(messages, [], { ...context, readUpTo: 1 });
    expect(shape(rows)).toEqual(['day', 'message', 'message', 'unread', 'message']);
    expect(rows[3]).toMatchObject({ count: 1 });
  });

  it('puts what is not sent yet at the end', () => {
    const pending = { cid: 'c1', type: 'chat.send', data: { text: 'x' }, at: 1, durable: true, state: 'queued' } as Pending;
    expect(shape(talkRows([message(1, 'me', '2026-11-23T10:00:00Z')], [pending], context))).toEqual(['day', 'message', 'pending+']);
  });
});
