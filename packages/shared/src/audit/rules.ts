/** What an entry's hash is taken over, beside the hash before it. `detail` is its JSON text, to the byte. */
export interface Hashed {
  readonly seq: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
}

/** What stands in front of the first entry. */
export const firstHash = '0'.repeat(64);

/**
 * The text whose SHA-256 is an entry's hash. One field a line: none but the last can hold a line break, and JSON text has none.
 * `audit_record` in the database builds the same.
 */
export const chained = (previous: string, { seq, at, actorId, action, subject, detail }: Hashed): string =>
  [previous, seq, at, actorId ?? '', action, subject, detail].join('\n');
