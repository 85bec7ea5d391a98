/** The time, as a port: rules and services are told it and never look it up. Milliseconds since 1970 UTC. */
export interface Clock {
  now(): number;
}

/** Structured logging; fields first, sentence second, as pino has it. */
export interface Log {
  debug(fields: object, message?: string): void;
  info(fields: object, message?: string): void;
  warn(fields: object, message?: string): void;
  error(fields: object, message?: string): void;
  child(fields: object): Log;
}

/** Publish and subscribe between processes: at most once, in order per channel and connection. */
export interface Bus {
  publish(channel: string, message: string): Promise<void>;
  /** Resolves once messages will arrive; the returned function ends the subscription. */
  subscribe(channel: string, listener: (message: string) => void): Promise<() => Promise<void>>;
}
