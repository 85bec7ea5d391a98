import type { CommandType } from '@lyceum/shared/wire/up.ts';

/** Time as the client sees it; tests bring their own. */
export interface Timers {
  now(): number;
  /** Runs `fn` once after `ms`; the returned function takes it back. */
  after(ms: number, fn: () => void): () => void;
  /** 0 (included) to 1 (not included). */
  random(): number;
}

/** The part of a browser's WebSocket that is used. */
export type SocketLike = Pick<WebSocket, 'onopen' | 'onmessage' | 'onclose' | 'onerror' | 'send' | 'close'>;

/** A command that must survive a crash of the tab: kept until the server has acknowledged it. */
export interface Stored {
  readonly cid: string;
  readonly type: CommandType;
  readonly data: unknown;
  /** When it was made, in milliseconds since 1970: also its place in the queue. */
  readonly at: number;
}

/** Where unsent commands wait; one store per room and person. */
export interface QueueStore {
  load(): Promise<readonly Stored[]>;
  put(item: Stored): Promise<void>;
  remove(cid: string): Promise<void>;
}

/** What opens a room: `expiresAt` in milliseconds since 1970. */
export interface Ticket {
  readonly token: string;
  readonly expiresAt: number;
  /** The socket's address without a query. */
  readonly url: string;
}

/** From where a room is resumed. */
export interface Resume {
  readonly since: number;
  readonly epoch: number;
}

/** Thrown by a ticket source when asking again is useless: the code is told to whoever shows the room. */
export class NoEntry extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.name = 'NoEntry';
    this.code = code;
  }
}
