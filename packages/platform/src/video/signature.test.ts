import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { isGenuine, signMessage } from './signature.ts';

const nowMs = 1_700_000_000_000;
const body = Buffer.from('{"id":"1"}');
const secrets = ['right'];
const genuine = signMessage('right', body, nowMs);
const mac = (secret: string, seconds: string | number, text: Uint8Array = body): string =>
  createHmac('sha256', secret).update(`${seconds}.`).update(text).digest('hex');
const seconds = nowMs / 1000;
const good = mac('right', seconds);

const check = (header: string | undefined, more: Partial<Parameters<typeof isGenuine>[0]> = {}): boolean =>
  isGenuine({ header, body, secrets, nowMs, toleranceMs: 300_000, ...more });

it.each([
  ['as it was signed', genuine],
  ['with spaces between its parts', `t=${seconds}, v1=${good}`],
  ['with an older scheme beside it', `t=${seconds},v0=abc,v1=${good}`],
  ['beside a signature of another secret', `t=${seconds},v1=${mac('old', seconds)},v1=${good}`],
  ['before a signature of another secret', `t=${seconds},v1=${good},v1=${mac('old', seconds)}`],
  ['300 s old', signMessage('right', body, nowMs - 300_000)],
  ['300 s ahead', signMessage('right', body, nowMs + 300_000)],
])('accepts a signature %s', (_, header) => {
  expect(check(header)).toBe(true);
});

it.each([
  ['that is missing', undefined],
  ['that is empty', ''],
  ['without a time', `v1=${good}`],
  ['with two times', `t=${seconds},t=${seconds},v1=${good}`],
  ['whose time is no number', `t=NaN,v1=${mac('right', 'NaN')}`],
  ['whose time is negative', `t=-1,v1=${mac('right', -1)}`],
  ['whose time is in milliseconds', `t=${nowMs},v1=${mac('right', nowMs)}`],
  ['301 s old', signMessage('right', body, nowMs - 301_000)],
  ['301 s ahead', signMessage('right', body, nowMs + 301_000)],
  ['of another scheme only', `t=${seconds},v0=${good}`],
  ['in upper case', `t=${seconds},v1=${good.toUpperCase()}`],
  ['that is too short', `t=${seconds},v1=${good.slice(0, 62)}`],
  ['that is too long', `t=${seconds},v1=${good}00`],
  ['that is not hexadecimal', `t=${seconds},v1=${'z'.repeat(64)}`],
  ['of another secret', signMessage('wrong', body, nowMs)],
  ['of an empty secret', `t=${seconds},v1=${mac('', seconds)}`],
  ['moved to another time', genuine.replace(`t=${seconds}`, `t=${seconds - 1}`)],
])('refuses a signature %s', (_, header) => {
  expect(check(header)).toBe(false);
});

it('is about bytes: the same JSON in other bytes is another message', () => {
  expect(check(genuine, { body: Buffer.from('{"id": "1"}') })).toBe(false);
  expect(check(genuine, { body: Buffer.from('{"id":"1"}\n') })).toBe(false);
});

it('holds while the secret is changed, and never without one', () => {
  expect(check(genuine, { secrets: ['new', 'right'] })).toBe(true);
  expect(check(genuine, { secrets: [] })).toBe(false);
  expect(check(`t=${seconds},v1=${mac('', seconds)}`, { secrets: [''] })).toBe(false);
});
