import type { ConnectionId, PersonId } from '@lyceum/shared/kernel/ids.ts';
import { type SQL, sql } from 'drizzle-orm';

/** The last row of the page before, as far as its order needs it: `ms` is the time the list is in the order of, null for what has none. */
export interface TimedKey {
  readonly ms: number | null;
  readonly connectionId: string;
  readonly id: string;
}

/** Which part of a list. Without a limit: all of it. */
export interface Slice<K> {
  readonly connectionId?: ConnectionId | undefined;
  readonly after?: K | undefined;
  readonly limit?: number | undefined;
}

/** A row, and where it stands in the order of its list. */
export type Placed<T, K> = { readonly item: T; readonly key: K };

/** A time as the contract writes it. */
export const iso = (column: string): SQL => sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** A time in whole milliseconds, as a cursor holds it. */
export const ms = (column: string): SQL => sql.raw(`floor(extract(epoch from ${column}) * 1000)::float8`);

/** A time of the contract, with any offset: PostgreSQL takes none beyond 16 hours. */
export const moment = (at: string | Date): SQL => sql`${new Date(at).toISOString()}::timestamptz`;

/** Every condition that is there. */
export const and = (...parts: (SQL | undefined)[]): SQL =>
  sql.join(
    parts.filter((part) => part !== undefined),
    sql` and `,
  );

export const atMost = (limit: number | undefined): SQL => (limit === undefined ? sql`` : sql`limit ${limit}`);

/** Only what was read through a connection `k` of this person. */
export const ofPerson = (person: PersonId): SQL => sql`k.person_id = ${person}`;

/** Only what was read through this connection, if one is named. */
export const ofConnection = (alias: string, id: ConnectionId | undefined): SQL | undefined =>
  id && sql`${sql.raw(alias)}.connection_id = ${id}`;
