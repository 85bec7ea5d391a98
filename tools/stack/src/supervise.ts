import type { ChildProcess } from 'node:child_process';
import { endProcess } from './processes.ts';

const firstDelayMs = 250;
const longestDelayMs = 10_000;
const steadyAfterMs = 30_000;

/** A part of the stack that runs as a process of its own. */
export interface Unit {
  readonly name: string;
  launch(): ChildProcess | Promise<ChildProcess>;
  /** The last thing it said, for the line that tells of its end. */
  lastWord(): string;
}

/** A unit that is started again, after a growing pause, whenever it ends by itself. */
export interface Supervised {
  readonly name: string;
  pid(): number | undefined;
  /** How often in a row it ended before it ran steadily. */
  failures(): number;
  lastWord(): string;
  /** Ends it in order and starts it again, for new code. */
  restart(): Promise<void>;
  /** Ends it for good: in order at first, by force when its patience is over. */
  stop(patienceMs: number): Promise<void>;
}

/** Who hears of what happens to a unit. */
export interface Watch {
  say(line: string): void;
  started(pid: number | undefined): void;
}

const howItEnded = (code: number | null, signal: NodeJS.Signals | null): string =>
  signal ? `by ${signal}` : `with exit code ${code ?? 0}`;

const collected = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** Starts a unit and looks after it. */
export const supervise = async (unit: Unit, watch: Watch): Promise<Supervised> => {
  let child: ChildProcess | undefined;
  let failures = 0;
  let isStopping = false;
  let isReplacing = false;
  let again: NodeJS.Timeout | undefined;

  const ended = (ranMs: number, how: string): void => {
    if (isStopping || isReplacing) return;
    failures = ranMs > steadyAfterMs ? 1 : failures + 1;
    const delayMs = Math.min(longestDelayMs, firstDelayMs * 2 ** (failures - 1));
    const word = unit.lastWord();
    watch.say(`${unit.name} ended ${how}${word ? ` (${word})` : ''}; it starts again in ${delayMs / 1000} s.`);
    again = setTimeout(() => void start().catch((error: unknown) => ended(0, `before it began: ${String(error)}`)), delayMs);
  };
  const start = async (): Promise<void> => {
    const startedAt = Date.now();
    const fresh = await unit.launch();
    watch.started(fresh.pid);
    child = fresh;
    let isOver = false;
    const over = (how: string): void => {
      if (!isOver) ended(Date.now() - startedAt, how);
      isOver = true;
    };
    fresh.once('error', (error) => over(`before it began: ${error.message}`));
    fresh.once('exit', (code, signal) => over(howItEnded(code, signal)));
  };

  const end = async (patienceMs: number): Promise<void> => {
    const last = child;
    if (!last?.pid || last.exitCode !== null || last.signalCode !== null) return;
    await Promise.all([
      collected(last),
      endProcess(last.pid, [
        ['SIGTERM', patienceMs],
        ['SIGKILL', 1_000],
      ]),
    ]);
  };

  await start();
  return {
    name: unit.name,
    pid: () => child?.pid,
    failures: () => failures,
    lastWord: () => unit.lastWord(),
    restart: async () => {
      if (isStopping || isReplacing) return;
      isReplacing = true;
      clearTimeout(again);
      await end(3_000);
      await start();
      isReplacing = false;
    },
    stop: async (patienceMs) => {
      isStopping = true;
      clearTimeout(again);
      await end(patienceMs);
    },
  };
};
