import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { inRoot } from './paths.ts';

/** A program that is not Node and how it is to be ended. */
export interface KeptProgram {
  readonly command: string;
  readonly args: readonly string[];
  /** Ends it in order. */
  readonly stopSignal: NodeJS.Signals;
  /** Ends it when that took too long. */
  readonly hardSignal: NodeJS.Signals;
  readonly uid?: number;
  readonly gid?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly logFile: string;
}

/** Starts a program under a keeper, which ends it when this process is gone. Out of the terminal's group: Ctrl-C reaches us alone. */
export const keep = (program: KeptProgram): ChildProcess => {
  const { uid, gid, env, logFile, ...rest } = program;
  const options = {
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
    ...(env === undefined ? {} : { env }),
  };
  const log = openSync(logFile, 'a');
  return spawn(process.execPath, [inRoot('tools/stack/keeper.mjs'), JSON.stringify({ ...rest, options })], {
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
    execArgv: [],
    cwd: '/',
  } as Parameters<typeof spawn>[2]) as ChildProcess;
};
