import { describe, expect, it } from 'vitest';
import { Command } from './up.ts';

const ok = (frame: object): boolean => Command.safeParse({ cid: 'c1', ...frame }).success;

describe('commands', () => {
  it('take what the contract shows', () => {
    expect(ok({ type: 'room.join', room: 'classroom:0b9d1f6e-6d5c-4c0a-9d4e-3b1f6d5c4c0a', data: { since: 0 } })).toBe(true);
    expect(ok({ type: 'room.join', room: 'channel:hq' })).toBe(true);
    expect(ok({ type: 'chat.send', data: { text: 'привіт' } })).toBe(true);
    expect(ok({ type: 'media.set', data: { video_enabled: true, audio_enabled: false, screen_sharing: false } })).toBe(true);
    expect(ok({ type: 'ping' })).toBe(true);
  });

  it('ignore keys that they do not know', () => {
    expect(Command.parse({ type: 'ping', cid: 'a', later: 1 })).not.toHaveProperty('later');
  });

  it.each([
    ['no cid', { cid: undefined, type: 'ping' }],
    ['a cid of 65 characters', { cid: 'x'.repeat(65), type: 'ping' }],
    ['a control character in the cid', { cid: 'a\u001fb', type: 'ping' }],
    ['text of spaces', { type: 'chat.send', data: { text: '   ' } }],
    ['text of 4,001 characters', { type: 'chat.send', data: { text: 'x'.repeat(4001) } }],
    ['a NUL in the text', { type: 'chat.send', data: { text: 'a\u0000b' } }],
    ['half a surrogate pair', { type: 'chat.send', data: { text: 'a\ud800b' } }],
    ['a direction override', { type: 'chat.send', data: { text: 'a\u202eb' } }],
    [
      'a string where a boolean belongs',
      { type: 'media.set', data: { video_enabled: 'false', audio_enabled: false, screen_sharing: false } },
    ],
    ['a room that is no room', { type: 'room.join', room: 'channel:../x' }],
    ['somebody else named in a prototype', { type: '__proto__' }],
    ['a number that is no seq', { type: 'chat.delete', data: { seq: 1.5 } }],
    ['a negative since', { type: 'room.join', room: 'channel:hq', data: { since: -1 } }],
    ['markup for an emoji', { type: 'chat.react', data: { seq: 1, emoji: '<b>' } }],
    ['a digit for an emoji', { type: 'chat.react', data: { seq: 1, emoji: '7' } }],
  ])('refuse %s', (_what, frame) => {
    expect(ok(frame)).toBe(false);
  });

  it.each(['👍', '🇺🇦', '👩‍🏫', '❤️', '7️⃣'])('know %s for an emoji', (emoji) => {
    expect(ok({ type: 'chat.react', data: { seq: 1, emoji } })).toBe(true);
  });
});
