import { randomUUID } from 'node:crypto';
import type { Job } from '@lyceum/shared/kernel/job.ts';
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Queryable } from './client.ts';
import { outbox } from './outbox/table.ts';

/** Work to be handed to the queue: `id` names the outbox row and, as it holds no `:`, the queue's job too. */
export interface OutboxJob {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly attempts: number;
}

/** Asks for work within a transaction, in one statement. What has been asked for before (by its key) is left out of the answer. */
export const enqueue = async <J extends Job>(
  tx: Queryable,
  job: J,
  payloads: readonly z.input<J['payload']>[],
): Promise<readonly OutboxJob[]> => {
  if (payloads.length === 0) return [];
  const rows = payloads.map((payload) => {
    const parsed = job.payload.parse(payload);
    return { id: randomUUID(), name: job.name, key: job.key(parsed), payload: parsed, attempts: job.attempts };
  });
  const added = await tx.insert(outbox).values(rows).onConflictDoNothing().returning({ id: outbox.id });
  const ids = new Set(added.map(({ id }) => id));
  return rows.filter(({ id }) => ids.has(id)).map(({ key: _, ...asked }) => asked);
};

/**
 * Takes work that nobody has handed to the queue, or that was handed over longer ago than `staleMs` and is not done (a lost
 * queue, a killed process). Marks it as handed over now, so that two sweeps never take the same rows; it is found by what it
 * is and not by an id cursor, because ids commit out of order.
 */
export const claimOutbox = async (db: Queryable, { staleMs, limit }: { staleMs: number; limit: number }): Promise<OutboxJob[]> => {
  const { rows } = await db.execute<{ id: string; name: string; payload: unknown; attempts: number }>(sql`
    update outbox set dispatched_at = clock_timestamp() where id in (
      select id from outbox
      where done_at is null and dead_reason is null
        and (dispatched_at is null and created_at < clock_timestamp() - interval '1 second'
          or dispatched_at < clock_timestamp() - ${staleMs} * interval '1 ms')
      order by created_at limit ${limit} for update skip locked)
    returning id, name, payload, attempts`);
  return rows;
};

/**
 * Notes that these rows have been handed to the queue. The disk is not waited for: a note that a crash loses is made again by the
 * sweep, and the queue knows the work by its id.
 */
export const markDispatched = async (db: Queryable, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0)
    await db.execute(sql`
      with light as (select set_config('synchronous_commit', 'off', true))
      update outbox set dispatched_at = clock_timestamp() from light where id = any(${sql.param([...ids])}::uuid[])`);
};

/**
 * Takes a row for its work within the transaction of its effect. False when it is done already: another run was faster, and
 * the effect must not be repeated. The row stays locked until the transaction ends.
 */
export const beginWork = async (tx: Queryable, id: string): Promise<boolean> => {
  const rows = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.id, id), isNull(outbox.doneAt)))
    .for('update');
  return rows.length > 0;
};

/** Marks a row done, in the same transaction as its effect. */
export const markDone = async (tx: Queryable, id: string): Promise<void> => {
  await tx.update(outbox).set({ doneAt: sql`clock_timestamp()`, deadReason: null }).where(eq(outbox.id, id));
};

/** Gives a row up after its last attempt; it is kept with the reason and is swept no more. */
export const markDead = async (db: Queryable, id: string, reason: string): Promise<void> => {
  await db
    .update(outbox)
    .set({ deadReason: reason.slice(0, 500) })
    .where(and(eq(outbox.id, id), isNull(outbox.doneAt)));
};

/** The worker's two marks, for use beside a job's effect in one transaction. */
export const workWriter = (tx: Queryable) => ({
  begin: (id: string): Promise<boolean> => beginWork(tx, id),
  finish: (id: string): Promise<void> => markDone(tx, id),
});

/** Forgets work that was done before a day: from then on the same key would be new work. */
export const removeDone = async (db: Queryable, before: Date): Promise<void> => {
  await db.delete(outbox).where(lt(outbox.doneAt, before));
};
