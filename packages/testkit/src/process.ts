import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { awaitReady } from '@lyceum/stack/ready.ts';

/** A program of a test's stack: what runs, with which environment, and where it answers once it is ready. */
export interface ProgramPlan {
  readonly name: string;
  readonly bundle: string;
  readonly env: Readonly<Record<string, string>>;
  readonly readyUrl: string;
  readonly logFile: string;
}

/** A real process that a test may kill and start again in the same place. */
export interface TestProcess {
  readonly pid: number;
  /** Everything it has logged. */
  log(): string;
  /** Ends it at once (SIGKILL unless told otherwise) and waits until it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Ends it if it runs, and starts it again; resolves when it is ready. */
  restart(): Promise<void>;
}

const isOver = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const launch = ({ bundle, env, logFile }: ProgramPlan): ChildProcess => {
  const fd = openSync(logFile, 'a');
  try {
    // The channel ends the program when the test's process is gone, however it went.
    return spawn(process.execPath, ['--enable-source-maps', bundle], { env, stdio: ['ignore', fd, fd, 'ipc'] });
  } finally {
    closeSync(fd);
  }
};

/** Starts a program and waits until it is ready; one that ends instead is told with what it logged last. */
export const startProcess = async (plan: ProgramPlan): Promise<TestProcess> => {
  let child = launch(plan);
  const log = (): string => readFileSync(plan.logFile, 'utf8');
  const ready = (): Promise<void> => {
    const current = child;
    return awaitReady([{ name: plan.name, url: plan.readyUrl }], () =>
      isOver(current) ? `${plan.name} ended: ${log().slice(-2_000)}` : undefined,
    );
  };
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    if (isOver(child)) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  await ready();
  return {
    get pid() {
      return child.pid ?? 0;
    },
    log,
    kill,
    restart: async () => {
      await kill();
      child = launch(plan);
      await ready();
    },
  };
};
