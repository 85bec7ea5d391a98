import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StackFault } from '../fault.ts';
import { commandOf, endProcess, isAlive } from '../processes.ts';

const orphanPatience = [
  ['SIGINT', 6_000],
  ['SIGQUIT', 3_000],
  ['SIGKILL', 2_000],
] as const;

/** Clears what a killed run left in a data folder: a server that still runs is stopped, a lock of one that does not is removed. */
export const healPostgres = async (folder: string, say: (line: string) => void): Promise<void> => {
  const lock = join(folder, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  const command = Number.isInteger(pid) && pid > 1 && isAlive(pid) ? commandOf(pid) : '';
  const isOurs = command.includes('postgres') && command.includes(folder);
  if (isOurs) {
    say(`A PostgreSQL of an earlier run (process ${pid}) was still up; it is stopped first.`);
    if (!(await endProcess(pid, orphanPatience))) throw new StackFault(`PostgreSQL of an earlier run does not stop: end process ${pid}.`);
  }
  rmSync(lock, { force: true });
};
