/** A socket as the rest of the tier sees it; `server.ts` makes them from uWebSockets.js. Calls after its end do nothing. */
export interface Socket {
  send(text: string): void;
  /** Says goodbye with a code after what is queued has gone. */
  end(code: number, reason: string): void;
  /** Cuts it without a word: for who does not answer. */
  cut(): void;
  ping(): void;
  /** Bytes that are queued for it and not yet taken by the network. */
  queued(): number;
  follow(topic: string): void;
  unfollow(topic: string): void;
}

/** Sends a frame to everyone who follows a topic. */
export type Broadcast = (topic: string, frame: string) => void;

/** What a client asked for when it came, read before the upgrade. */
export interface UpgradeRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly origin: string;
  readonly host: string;
  readonly protocols: readonly string[];
}
