import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { idempotency } from './table.ts';

/** Whose key, which key, and what was asked under it. */
export interface KeyedRequest {
  readonly actor: string;
  readonly key: string;
  readonly bodyHash: string;
}

/** An answer as it was given the first time; its text is encrypted. */
export interface StoredAnswer {
  readonly status: number;
  readonly answer: Buffer;
}

/** What is known about a keyed request: it is ours to run, runs elsewhere, was another one, or was answered. */
export type Claim =
  | { readonly is: 'ours' }
  | { readonly is: 'running' }
  | { readonly is: 'other' }
  | ({ readonly is: 'answered' } & StoredAnswer);

const keepMs = 24 * 3_600_000;
const lockMs = 60_000;

const mine = ({ actor, key }: Pick<KeyedRequest, 'actor' | 'key'>) => and(eq(idempotency.actor, actor), eq(idempotency.key, key));

/** Claims keys and keeps answers. */
export const idempotencyWriter = (db: Queryable) => ({
  /** The insert decides who runs: of any number at once, one gets `ours`. A claim that died with its process can be taken over. */
  claim: async ({ actor, key, bodyHash }: KeyedRequest, now: Date): Promise<Claim> => {
    const fresh = { lockedUntil: new Date(now.getTime() + lockMs), expiresAt: new Date(now.getTime() + keepMs) };
    const claimed = await db
      .insert(idempotency)
      .values({ actor, key, bodyHash, ...fresh })
      .onConflictDoUpdate({
        target: [idempotency.actor, idempotency.key],
        set: { bodyHash, status: null, answer: null, ...fresh },
        setWhere: sql`${idempotency.expiresAt} < ${now} or (${idempotency.status} is null and ${idempotency.lockedUntil} < ${now} and ${idempotency.bodyHash} = ${bodyHash})`,
      })
      .returning({ key: idempotency.key });
    if (claimed.length > 0) return { is: 'ours' };
    const [known] = await db.select().from(idempotency).where(mine({ actor, key }));
    if (!known) return { is: 'running' };
    if (known.bodyHash !== bodyHash) return { is: 'other' };
    return known.status === null || known.answer === null
      ? { is: 'running' }
      : { is: 'answered', status: known.status, answer: known.answer };
  },

  keep: async (request: KeyedRequest, { status, answer }: StoredAnswer): Promise<void> => {
    await db.update(idempotency).set({ status, answer }).where(mine(request));
  },

  /** Gives a key back whose request did nothing, so that it may be tried again. */
  release: async (request: KeyedRequest): Promise<void> => {
    await db.delete(idempotency).where(and(mine(request), isNull(idempotency.status)));
  },

  removeExpired: async (now: Date): Promise<void> => {
    await db.delete(idempotency).where(lt(idempotency.expiresAt, now));
  },
});

/** What `idempotencyWriter` promises. */
export type IdempotencyWriter = ReturnType<typeof idempotencyWriter>;
