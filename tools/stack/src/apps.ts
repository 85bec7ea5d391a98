import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { type Program, programs } from './build/bundles.ts';
import type { PartLog } from './logs.ts';
import { inRoot, root } from './paths.ts';
import type { Settings } from './settings.ts';
import type { Unit } from './supervise.ts';

/** Which programs run: the apps, and what stands in for the outside world. */
export const programsFor = ({ simulators }: Pick<Settings, 'simulators'>): readonly Program[] =>
  programs.filter(({ name, bundle }) => bundle.startsWith('apps/') || simulators.includes(name));

/** How a program is run. */
export interface Launch {
  readonly env: Readonly<Record<string, string>>;
  readonly log: PartLog;
}

const spawnProgram = ({ bundle }: Program, { env, log }: Launch): ChildProcess => {
  const fd = openSync(log.file, 'a');
  try {
    // Out of the terminal's group, so that Ctrl-C reaches us alone; the channel tells the program when we are gone.
    return spawn(process.execPath, ['--enable-source-maps', inRoot(bundle)], {
      cwd: root,
      env,
      stdio: ['ignore', fd, fd, 'ipc'],
      detached: true,
    });
  } finally {
    closeSync(fd);
  }
};

/** A program as a part of the stack that can be started again. */
export const unitOf = (program: Program, launch: Launch): Unit => ({
  name: program.name,
  launch: () => spawnProgram(program, launch),
  lastWord: launch.log.lastWord,
});
