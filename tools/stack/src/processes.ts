import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Whether a process runs; one that has ended but was not yet collected by its parent (a zombie) does not. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return stateOf(pid) !== 'Z';
};

const stat = (pid: number): readonly string[] => {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};
const stateOf = (pid: number): string | undefined => stat(pid)[0];

/** When a process started, in the system's own ticks: with its pid it names a process for good. Empty where /proc is missing. */
export const startedAt = (pid: number): string => stat(pid)[19] ?? '';

/** The command line of a process, or nothing where it cannot be read. */
export const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
};

/** Asks a process to end by one signal after the other, each with its own patience; resolves whether it has. */
export const endProcess = async (pid: number, steps: readonly (readonly [NodeJS.Signals, number])[]): Promise<boolean> => {
  for (const [signal, patienceMs] of steps) {
    if (!isAlive(pid)) return true;
    try {
      process.kill(pid, signal);
    } catch {
      return !isAlive(pid);
    }
    const until = Date.now() + patienceMs;
    while (isAlive(pid) && Date.now() < until) await wait(25);
  }
  return !isAlive(pid);
};
