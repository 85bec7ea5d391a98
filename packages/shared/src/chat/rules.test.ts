import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PersonId } from '../kernel/ids.ts';
import type { Message } from './contract.ts';
import { changeMessage, type MessageChange } from './rules.ts';

const sent: Message = {
  seq: 1,
  at: '2026-09-01T08:00:00.000Z',
  author: { id: 'a' as PersonId, name: 'Софія', role: 'student' },
  cid: 'c',
  text: 'why 2 and not 4?',
  reply_to: null,
  edited_at: null,
  deleted: false,
  reactions: [],
};
const react = (by: string, emoji: string): MessageChange => ({ kind: 'chat.reacted', by: by as PersonId, emoji });
const change = fc.oneof(
  fc.record({ kind: fc.constant('chat.edited' as const), at: fc.constant('2026-09-01T08:01:00.000Z'), text: fc.string({ minLength: 1 }) }),
  fc.constant({ kind: 'chat.deleted' as const }),
  fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('👍', '🎉')).map(([by, emoji]) => react(by, emoji)),
);

it('takes a reaction back when it is given twice', () => {
  const once = changeMessage(sent, react('b', '👍'));
  expect(once.reactions).toEqual([{ emoji: '👍', user_ids: ['b'] }]);
  expect(changeMessage(once, react('b', '👍')).reactions).toEqual([]);
  expect(changeMessage(once, react('c', '👍')).reactions).toEqual([{ emoji: '👍', user_ids: ['b', 'c'] }]);
});

it('says when it was edited', () => {
  const edited = changeMessage(sent, { kind: 'chat.edited', at: '2026-09-01T08:05:00.000Z', text: 'why 2?' });
  expect(edited).toMatchObject({ text: 'why 2?', edited_at: '2026-09-01T08:05:00.000Z' });
});

it('keeps nothing of a deleted message, whatever comes before or after', () => {
  fc.assert(
    fc.property(fc.array(change), fc.array(change), (before, after) => {
      const message = [...before, { kind: 'chat.deleted' as const }, ...after].reduce(changeMessage, sent);
      expect(message).toMatchObject({ deleted: true, text: '', reactions: [], seq: 1 });
    }),
  );
});

it('counts nobody twice for an emoji, and shows no emoji without people', () => {
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      for (const { user_ids } of changes.reduce(changeMessage, sent).reactions) {
        expect(user_ids.length).toBeGreaterThan(0);
        expect(new Set(user_ids).size).toBe(user_ids.length);
      }
    }),
  );
});
