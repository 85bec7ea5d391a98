import { expect, test } from 'vitest';
import { answerVault } from './idempotency.ts';
import { createSecrets, tokenHash } from './secrets.ts';

const [ours, same, theirs] = ['a'.repeat(40), 'a'.repeat(40), 'b'.repeat(40)].map(createSecrets) as [
  ReturnType<typeof createSecrets>,
  ReturnType<typeof createSecrets>,
  ReturnType<typeof createSecrets>,
];

test('a token has one successor for every process of a school, and another for every other school', () => {
  const token = ours.newToken('lyr_');
  expect(ours.successor(token)).toBe(same.successor(token));
  expect(ours.successor(token)).not.toBe(theirs.successor(token));
  expect(ours.successor(token)).toMatch(/^lyr_[\w-]{43}$/);
  expect(ours.successor(ours.successor(token))).not.toBe(token);
});

test('tokens are new each time, and stored as a hash that does not lead back', () => {
  const made = new Set(Array.from({ length: 1000 }, () => ours.newToken('lyk_')));
  expect(made.size).toBe(1000);
  expect(tokenHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('each purpose has a key of its own', () => {
  expect(ours.keyFor('one').equals(ours.keyFor('other'))).toBe(false);
  expect(ours.keyFor('one').equals(same.keyFor('one'))).toBe(true);
});

test('a kept answer opens in its own row alone, and not when it was changed', () => {
  const vault = answerVault(ours.keyFor('kept answers'));
  const sealed = vault.seal('{"token":"secret"}', 'row 1');
  expect(vault.open(sealed, 'row 1')).toBe('{"token":"secret"}');
  expect(sealed.includes('secret')).toBe(false);
  expect(() => vault.open(sealed, 'row 2')).toThrow();
  expect(() => answerVault(theirs.keyFor('kept answers')).open(sealed, 'row 1')).toThrow();
  sealed[20] = (sealed[20] ?? 0) ^ 1;
  expect(() => vault.open(sealed, 'row 1')).toThrow();
});
