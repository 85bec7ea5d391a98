import { connectRedis } from '@lyceum/platform/redis.ts';
import type { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { expect, test } from 'vitest';
import { redisThrottle } from './throttle.ts';

test('without Redis each process limits alone, and more strictly: never not at all', async () => {
  const redis = connectRedis('redis://127.0.0.1:1', { name: 'test', log: silentLog, options: { enableOfflineQueue: false } });
  const throttle = redisThrottle(redis);
  const outcomes: string[] = [];
  for (let n = 0; n < 8; n++)
    outcomes.push(
      await throttle.take('loginPair', 'somebody').then(
        () => 'allowed',
        (error: Refusal) => error.code,
      ),
    );
  redis.disconnect();
  expect(outcomes).toEqual([...Array(5).fill('allowed'), ...Array(3).fill('too_many_requests')]);
});
