import type { Bus, Log } from '@lyceum/shared/kernel/ports.ts';
import type { Redis } from 'ioredis';
import { connectRedis } from './redis.ts';

type Listener = (message: string) => void;

interface Channel {
  readonly listeners: Set<Listener>;
  readonly ready: Promise<unknown>;
}

/** A bus that can be closed, and that says when messages may have been missed. */
export interface RedisBus extends Bus {
  close(): Promise<void>;
  /** Called each time the subscriber is connected again: what was published in between is lost. */
  onReconnect(listener: () => void): void;
}

const deliver = (listeners: Iterable<Listener>, message: string, log: Log): void => {
  for (const listener of listeners) {
    try {
      listener(message);
    } catch (err) {
      log.error({ err }, 'a bus listener failed');
    }
  }
};

const subscriptions = (redis: Redis, log: Log): Bus['subscribe'] => {
  const channels = new Map<string, Channel>();
  redis.on('message', (name: string, message: string) => deliver(channels.get(name)?.listeners ?? [], message, log));

  const leave = async (name: string, listener: Listener): Promise<void> => {
    const channel = channels.get(name);
    if (!channel?.listeners.delete(listener) || channel.listeners.size > 0) return;
    channels.delete(name);
    await redis.unsubscribe(name).catch((err: unknown) => log.debug({ err }, 'unsubscribing failed'));
  };

  return async (name, listener) => {
    let channel = channels.get(name);
    if (!channel) {
      channel = { listeners: new Set(), ready: redis.subscribe(name) };
      channels.set(name, channel);
    }
    // Each subscription is a function of its own, so that the same listener may stand on a channel twice.
    const own: Listener = (message) => listener(message);
    channel.listeners.add(own);
    try {
      await channel.ready;
    } catch (err) {
      channel.listeners.delete(own);
      if (channels.get(name) === channel) channels.delete(name);
      throw err;
    }
    return () => leave(name, own);
  };
};

/** Publish and subscribe through Redis. Publishing fails at once while Redis is away; subscribing waits for it. */
export const redisBus = ({ url, log }: { readonly url: string; readonly log: Log }): RedisBus => {
  const publisher = connectRedis(url, { name: 'bus-publisher', log, options: { enableAutoPipelining: true } });
  const subscriber = connectRedis(url, { name: 'bus-subscriber', log, options: { maxRetriesPerRequest: null } });
  const reconnected: (() => void)[] = [];
  let wasReady = false;
  subscriber.on('ready', () => {
    if (wasReady) for (const listener of reconnected) listener();
    wasReady = true;
  });
  return {
    publish: async (channel, message) => {
      await publisher.publish(channel, message);
    },
    subscribe: subscriptions(subscriber, log),
    onReconnect: (listener) => {
      reconnected.push(listener);
    },
    close: async () => {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
};
