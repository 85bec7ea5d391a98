import { spawn } from 'node:child_process';

/** How a check ended: what it saw, and what it says when it failed. */
export interface Outcome {
  readonly ok: boolean;
  readonly seen: string;
  readonly said: string;
}

/** A check of `npm run check`. */
export interface Step {
  readonly name: string;
  run(): Promise<Outcome>;
}

/** A tool of others that is run as a program. `seen` reads from its output what it looked at; nothing seen is a failure. */
export interface ToolRun {
  readonly root: string;
  readonly args: readonly string[];
  readonly seen: (said: string) => string | undefined;
}

const quiet = { FORCE_COLOR: '0', NO_COLOR: '1', TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };

/** Runs a tool on Node and proves that it looked at something. */
export const runTool = (env: Readonly<Record<string, string>>, { root, args, seen }: ToolRun): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...env, ...quiet }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
    child.on('error', reject);
    child.on('close', (code) => {
      const saw = seen(said);
      resolve({ ok: code === 0 && saw !== undefined, seen: saw ?? 'nothing: it would pass without looking', said });
    });
  });
