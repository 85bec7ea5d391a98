import type { Log } from '@lyceum/shared/kernel/ports.ts';
import { Redis, type RedisOptions } from 'ioredis';

const longestDelayMs = 2_000;

/** What ioredis takes, without the option that changes the type of every reply. */
type PlainOptions = Omit<RedisOptions, 'replyMapping'>;

/** Who connects, where its troubles are told, and what differs from the standard connection. */
export interface RedisConnection {
  readonly name: string;
  readonly log: Log;
  readonly options?: PlainOptions;
}

/** How long to wait before the n-th attempt to connect again: doubling, at most 2 s, with jitter so that processes do not return in step. */
export const retryDelay = (attempt: number): number => {
  const whole = Math.min(longestDelayMs, 50 * 2 ** Math.min(attempt - 1, 10));
  return Math.round(whole / 2 + Math.random() * (whole / 2));
};

/** Tells once that a connection was lost and once that it is back, however often it was tried in between. */
const tellChanges = (redis: Redis, { name, log }: RedisConnection): void => {
  let away = false;
  redis.on('error', (err: Error) => {
    if (!away) log.warn({ redis: name, err }, 'redis is away');
    away = true;
  });
  redis.on('ready', () => {
    if (away) log.info({ redis: name }, 'redis is back');
    away = false;
  });
};

/** A connection that comes back by itself for ever; commands given while it is away fail after one attempt. */
export const connectRedis = (url: string, connection: RedisConnection): Redis => {
  const options: PlainOptions = {
    connectionName: connection.name,
    connectTimeout: 5_000,
    maxRetriesPerRequest: 1,
    retryStrategy: retryDelay,
    ...connection.options,
  };
  const redis = new Redis(url, options);
  tellChanges(redis, connection);
  return redis;
};
