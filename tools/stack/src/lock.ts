import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive, startedAt } from './processes.ts';

const mine = (): string => `${process.pid} ${startedAt(process.pid)}`;

/** The process that holds a lock, or nothing when it is free or its holder was killed. */
const holderOf = (file: string): number | undefined => {
  try {
    const [pid = 0, ticks] = readFileSync(file, 'utf8').split(' ');
    const holder = Number(pid);
    return holder > 0 && isAlive(holder) && startedAt(holder) === ticks ? holder : undefined;
  } catch {
    return undefined;
  }
};

/** Takes a lock file, also from a holder that was killed; answers who holds it instead, if somebody does. */
export const tryLock = (file: string): { release(): void } | { holder: number } => {
  mkdirSync(dirname(file), { recursive: true });
  for (;;) {
    try {
      writeFileSync(file, mine(), { flag: 'wx' });
      return { release: () => rmSync(file, { force: true }) };
    } catch {
      const holder = holderOf(file);
      if (holder !== undefined) return { holder };
      rmSync(file, { force: true });
    }
  }
};

/** Runs work that two processes must not do at the same time; the second one waits. */
export const withLock = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  for (;;) {
    const lock = tryLock(file);
    if ('release' in lock) return work().finally(() => lock.release());
    await wait(100);
  }
};
