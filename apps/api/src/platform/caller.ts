import type { Actor } from './actor.ts';

/** The browser's cookies of one request, and what to set in answer. */
export interface Cookies {
  /** The `Cookie` header as it came. */
  readonly header: string;
  set(cookie: string): void;
}

/** Who asks, from where. Use cases are told; they never look at a request. */
export interface Caller {
  readonly actor: Actor;
  /** The network the request came from, as far as trusted proxies tell: what limits are counted by. */
  readonly address: string;
  readonly cookies: Cookies;
}
