import { expect, it } from 'vitest';
import { isAway } from './connection.ts';

it.each(['08006', '57P01', '57P03', '57014', '53300', '40001', '40P01', '55P03', 'ECONNREFUSED', 'ECONNRESET'])(
  'takes %s for an absence',
  (code) => {
    expect(isAway(Object.assign(new Error('x'), { code }))).toBe(true);
  },
);

it.each([
  'Connection terminated unexpectedly',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
])('takes "%s" for an absence', (message) => expect(isAway(new Error(message))).toBe(true));

it.each(['23505', '22P02', '42601'])('takes %s for a fault of ours', (code) => {
  expect(isAway(Object.assign(new Error('x'), { code }))).toBe(false);
});
