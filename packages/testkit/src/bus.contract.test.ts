import { redisBus } from '@lyceum/platform/bus.redis.ts';
import { busContract } from './bus.contract.ts';
import { memoryBus } from './bus.memory.ts';
import { silentLog } from './log.silent.ts';
import { redisUrl } from './redis.ts';

busContract('in memory', () => ({ bus: memoryBus(), close: async () => undefined }));

busContract('Redis', () => {
  const bus = redisBus({ url: redisUrl(), log: silentLog });
  return { bus, close: () => bus.close() };
});
