import type { Job } from '@lyceum/shared/kernel/job.ts';
import type { Committed } from '@lyceum/shared/room/wire.ts';
import type { z } from 'zod';
import type { Db, Queryable } from './client.ts';
import { gather } from './gather.ts';
import { enqueue, markDispatched, type OutboxJob } from './outbox.ts';
import { type Emission, emit } from './room/emit.ts';
import { type Readers, readersOf, type Writers, writersOf } from './stores.ts';

/** What a use case may do inside a transaction. Writing, announcing and asking for work cannot be spelled anywhere else. */
export interface Tx extends Writers {
  /** Announces something to a room: it is in the room's log if, and only if, this transaction commits. */
  emit(emission: Emission): Promise<number>;
  /** Asks the worker for work: it will be done if, and only if, this transaction commits. */
  enqueue<J extends Job>(job: J, payload: z.input<J['payload']>): Promise<void>;
  /** The same for each of these, in one statement. */
  enqueueEach<J extends Job>(job: J, payloads: readonly z.input<J['payload']>[]): Promise<void>;
}

/** Who carries out what a committed transaction announced. Neither may fail the caller: what they lose is swept up later. */
export interface Relay {
  announce(events: readonly Committed[]): void;
  dispatch(jobs: readonly OutboxJob[]): Promise<void>;
}

/** The database as use cases see it. */
export interface Store {
  readonly read: Readers;
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

const largestPauseMs = 200;

/** Opens the store over a pool. A transaction that lost a race (40001, 40P01) is run again, at most five times in all. */
export const openStore = (db: Db, relay: Relay): Store => {
  const noted = gather<string, true>(async (ids) => {
    await markDispatched(db.orm, ids);
    return new Map();
  });
  const handOver = async (jobs: readonly OutboxJob[]): Promise<void> => {
    await relay.dispatch(jobs);
    await Promise.all(jobs.map(({ id }) => noted(id)));
  };
  const outside: Outside = { announce: relay.announce, handOver };
  return {
    read: readersOf(db.orm),
    transact: async (work) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(db, outside, work);
        } catch (error) {
          if (attempt >= 5 || !isLostRace(error)) throw error;
          await new Promise((resolve) => setTimeout(resolve, 10 + Math.random() * largestPauseMs));
        }
      }
    },
  };
};

/** What follows a commit: announcements at once, and work that is handed over and noted. */
interface Outside extends Pick<Relay, 'announce'> {
  handOver(jobs: readonly OutboxJob[]): Promise<void>;
}

const once = async <T>(db: Db, outside: Outside, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const events: Committed[] = [];
  const jobs: OutboxJob[] = [];
  const result = await db.orm.transaction(async (orm) => {
    const queryable: Queryable = orm;
    const enqueueEach: Tx['enqueueEach'] = async (job, payloads) => void jobs.push(...(await enqueue(queryable, job, payloads)));
    const asked: Pick<Tx, 'emit' | 'enqueue' | 'enqueueEach'> = {
      emit: async (emission) => {
        const event = await emit(queryable, emission);
        events.push(event);
        return event.seq;
      },
      enqueue: (job, payload) => enqueueEach(job, [payload]),
      enqueueEach,
    };
    return work(Object.assign(writersOf(queryable), asked));
  });
  if (events.length > 0) outside.announce(events);
  // The answer does not wait for the queue: the rows are committed, and a sweep finds what this leaves.
  if (jobs.length > 0) void outside.handOver(jobs).catch(() => undefined);
  return result;
};

/** The SQLSTATE of an error of the database, looked for under drizzle's wrapping. */
export const sqlState = (error: unknown): string | undefined => {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  return cause ? sqlState(cause) : undefined;
};

/** Whether an error says that a unique constraint (by this name, if given) refused a row: somebody else was first. */
export const isTaken = (error: unknown, constraint?: string): boolean => {
  const { cause, constraint: name } = (error ?? {}) as { cause?: unknown; constraint?: string };
  if (name === undefined && cause) return isTaken(cause, constraint);
  return sqlState(error) === '23505' && (constraint === undefined || name === constraint);
};

const isLostRace = (error: unknown): boolean => ['40001', '40P01'].includes(sqlState(error) ?? '');
