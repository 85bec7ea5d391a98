import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { argon2Passwords } from './passwords.argon2.ts';

test('a hash is argon2id with at least 19 MiB and two passes, and opens to its password alone', async () => {
  const passwords = await argon2Passwords();
  const hash = await passwords.hash('correct horse');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwords.verify(hash, 'correct horse')).toBe(true);
  expect(await passwords.verify(hash, 'wrong horse')).toBe(false);
  expect(await passwords.verify(null, 'correct horse')).toBe(false);
  expect(await passwords.hash('correct horse')).not.toBe(hash);
});

test('nobody costs as much as somebody', async () => {
  const passwords = await argon2Passwords();
  const hash = await passwords.hash('x');
  const time = async (stored: string | null): Promise<number> => {
    const began = performance.now();
    await passwords.verify(stored, 'guess');
    return performance.now() - began;
  };
  let [known, unknown] = [0, 0];
  // In turns, so that whatever else the machine does slows both alike.
  for (let n = 0; n < 12; n++) {
    known += await time(hash);
    unknown += await time(null);
  }
  expect(unknown / known).toBeGreaterThan(0.4);
  expect(unknown / known).toBeLessThan(2.5);
});

test('who would wait behind 64 others is sent away', async () => {
  const passwords = await argon2Passwords();
  const outcomes = await Promise.allSettled(Array.from({ length: 64 + availableParallelism() + 10 }, () => passwords.hash('x')));
  const refused = outcomes.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(10);
  for (const outcome of refused) expect((outcome as PromiseRejectedResult).reason).toMatchObject({ code: 'unavailable' });
  expect(await passwords.hash('y')).toContain('argon2id');
});
