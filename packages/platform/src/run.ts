import { redactText } from './redact.ts';

const drainLimitMs = 10_000;

/** A process: its name for people, and how it starts. What `start` returns is stopped on SIGTERM, SIGINT or when the parent is gone. */
export interface Program {
  readonly name: string;
  readonly start: () => Promise<{ stop(): Promise<void> }>;
}

const say = (name: string, what: string, error: unknown): void => {
  const reason = error instanceof Error && error.message !== '' ? error.message : String(error);
  process.stderr.write(`${name} ${what}: ${redactText(reason)}\n`);
};

const stopOnce = (name: string, started: Promise<{ stop(): Promise<void> }>): (() => void) => {
  let stopping = false;
  return () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      process.stderr.write(`${name} did not stop within ${drainLimitMs / 1000} s and was ended\n`);
      process.exit(1);
    }, drainLimitMs).unref();
    started
      .then((running) => running.stop())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          say(name, 'did not stop cleanly', error);
          process.exit(1);
        },
      );
  };
};

/** Runs a process from boot to exit: one clear line and exit 1 when it cannot start, exit 0 after a clean stop of at most 10 s. */
export const run = ({ name, start }: Program): void => {
  process.on('uncaughtException', (error) => {
    say(name, 'crashed', error.stack ?? error);
    process.exit(1);
  });
  // A fault in the very first line is told like one that comes later.
  const started = Promise.resolve().then(start);
  const stop = stopOnce(name, started);
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // A parent that started us with a channel closes it even when it is killed: nobody is left to look after us then.
  if (process.connected) {
    process.on('disconnect', stop);
    process.channel?.unref();
  }
  started.catch((error: unknown) => {
    say(name, 'could not start', error);
    process.exit(1);
  });
};
