/** What one person saw and did, in the order they saw and did it. Times are milliseconds of one monotonic clock. */
export type Entry =
  /** A command was first sent. */
  | { readonly is: 'sent'; readonly cid: string; readonly text: string; readonly at: number }
  /** It was acknowledged: from now on it must never be lost. */
  | { readonly is: 'acked'; readonly cid: string; readonly seq: number; readonly at: number }
  /** An event was applied. */
  | { readonly is: 'heard'; readonly seq: number; readonly cid: string | null; readonly text: string | null; readonly at: number }
  /** The room was taken whole at this number. */
  | { readonly is: 'whole'; readonly seq: number; readonly at: number };

/** A person's history; `by` names them as the log does. */
export interface PersonHistory {
  readonly room: string;
  readonly by: string;
  readonly entries: readonly Entry[];
}

/** An event as the database has it at the end. */
export interface StoredEvent {
  readonly room: string;
  readonly seq: number;
  readonly by: string;
  readonly cid: string | null;
  readonly kind: string;
  readonly text: string | null;
}

export interface History {
  readonly people: readonly PersonHistory[];
  readonly stored: readonly StoredEvent[];
}
