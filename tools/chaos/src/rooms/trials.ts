import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { House } from './house.ts';
import type { Lesson } from './lesson.ts';

/** One promise under one kind of fault, `times` times over. Answers further figures that must hold. */
export interface Trial {
  readonly name: string;
  readonly run: (house: House, lesson: Lesson, times: number) => Promise<readonly Figure[]>;
}

/** A figure beside its bound. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly atMost: number;
}

const p99 = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? 0;
const absences = ({ people }: Lesson): number[] => people.flatMap((person) => [...person.absences]);
const waitsBetween = ({ people }: Lesson, from: number, to: number): number[] =>
  people.flatMap((person) => person.waits.filter(({ at }) => at >= from && at <= to).map(({ ms }) => ms));

const killNodes: Trial = {
  name: 'R1 a realtime node is killed',
  run: async ({ nodes }, lesson, times) => {
    for (let n = 0; n < times; n++) {
      const node = nodes[n % nodes.length];
      await node?.kill('SIGKILL');
      await wait(1000);
      await node?.restart();
      await wait(1500);
    }
    const list = absences(lesson);
    return [{ what: `whole again, p99 of ${list.length} absences, ms`, value: p99(list), atMost: 2000 }];
  },
};

const hurtRedis: Trial = {
  name: 'R2 Redis is killed, frozen 10 s and emptied in turn',
  run: async ({ redis }, lesson, times) => {
    const client = new Redis(redis.url, { maxRetriesPerRequest: 1, retryStrategy: () => 200 });
    client.on('error', () => undefined);
    const during: number[] = [];
    for (let n = 0; n < times; n++) {
      const from = performance.now();
      redis.signal('SIGKILL');
      await wait(2000);
      during.push(...waitsBetween(lesson, from + 200, performance.now()));
      await redis.revive();
      await wait(2500);
      const frozen = performance.now();
      redis.signal('SIGSTOP');
      await wait(10_000);
      redis.signal('SIGCONT');
      during.push(...waitsBetween(lesson, frozen + 200, performance.now()));
      await wait(2000);
      await client.flushall().catch(() => undefined);
      await wait(1500);
    }
    client.disconnect();
    return [
      { what: 'sends that were not acknowledged while Redis was away', value: during.length > 0 ? 0 : 1, atMost: 0 },
      { what: `acknowledgement while Redis is away, p99 of ${during.length}, ms`, value: p99(during), atMost: 1000 },
    ];
  },
};

const killPostgres: Trial = {
  name: 'R3 PostgreSQL is killed',
  run: async ({ postgres }, lesson, times) => {
    let slowestBack = 0;
    for (let n = 0; n < times; n++) {
      postgres.signal('SIGKILL');
      await wait(3200);
      await postgres.revive();
      const back = performance.now();
      const acked = (): boolean => lesson.people.some((person) => person.waits.some(({ at }) => at > back));
      while (!acked() && performance.now() - back < 15_000) await wait(20);
      slowestBack = Math.max(slowestBack, performance.now() - back);
      await wait(2000);
    }
    const told = lesson.people.flatMap((person) => person.refusals.filter((code) => code === 'unavailable')).length;
    return [
      { what: 'first acknowledgement after PostgreSQL accepts again, slowest, ms', value: slowestBack, atMost: 5000 },
      { what: `outages in which nobody was told "unavailable" (${told} were told)`, value: told > 0 ? 0 : 1, atMost: 0 },
    ];
  },
};

/** R4 has no fault: it is the same cid many times over two nodes, and is measured by the integration tests too. */
export const trials: readonly Trial[] = [killNodes, hurtRedis, killPostgres];
