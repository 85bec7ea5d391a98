import type { ConnectionId } from '@lyceum/shared/kernel/ids.ts';

/** What was read, and whether that was all there is. */
export interface Listing<T> {
  readonly connectionId: ConnectionId;
  readonly rows: readonly T[];
  readonly isWhole: boolean;
  readonly at: Date;
}

const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Values under the names of their columns, as `jsonb_populate_recordset` takes them. */
export const rowsOf = (values: readonly object[]): string =>
  JSON.stringify(values.map((value) => Object.fromEntries(Object.entries(value).map(([key, each]) => [snake(key), each]))));
