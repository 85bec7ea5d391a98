import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { endProcess, startedAt } from './processes.ts';

/** Remembers which processes a run started, so that the next one can end what a killed run left. */
export interface Family {
  adopt(pid: number | undefined): void;
  /** Forgets them: all have ended. */
  disband(): void;
}

/** Keeps the list in a file of the data folder. */
export const openFamily = (file: string): Family => ({
  adopt: (pid) => {
    if (pid !== undefined) appendFileSync(file, `${pid} ${startedAt(pid)}\n`);
  },
  disband: () => rmSync(file, { force: true }),
});

/** Ends what a killed run left behind and waits until it is gone; its ports are free then. */
export const endOrphans = async (file: string, say: (line: string) => void): Promise<void> => {
  if (!existsSync(file)) return;
  const noted = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const alive = noted
    .map((line) => line.split(' '))
    // A number may belong to another process by now; its start time tells.
    .filter(([pid, ticks]) => ticks !== '' && startedAt(Number(pid)) === ticks)
    .map(([pid]) => Number(pid));
  if (alive.length > 0) say('An earlier run was killed; what it left is stopped first.');
  await Promise.all(
    alive.map((pid) =>
      endProcess(pid, [
        ['SIGTERM', 9_000],
        ['SIGKILL', 1_000],
      ]),
    ),
  );
  rmSync(file, { force: true });
};
