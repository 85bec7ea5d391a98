import { connectRedis } from '@lyceum/platform/redis.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { redisUrl } from '@lyceum/testkit/redis.ts';
import { expect, it } from 'vitest';
import { assertNoEviction } from './eviction.ts';

it('takes a Redis that never evicts', async () => {
  const redis = connectRedis(redisUrl(), { name: 'test', log: silentLog });
  await assertNoEviction(redis);
  redis.disconnect();
});

it('refuses one that may throw jobs away', async () => {
  const evicting = { info: async () => '# Memory\r\nmaxmemory_policy:allkeys-lru\r\n' };
  await expect(assertNoEviction(evicting)).rejects.toThrow('maxmemory-policy allkeys-lru');
});
