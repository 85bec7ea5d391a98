import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildPrograms, programs } from '@lyceum/stack/build/bundles.ts';
import { inRoot } from '@lyceum/stack/paths.ts';
import { freePort } from '@lyceum/stack/ports.ts';

/** A server under measurement. */
export interface Measured {
  readonly port: number;
  /** Resident memory in bytes. */
  memory(): number;
  stop(): Promise<void>;
}

export interface Surroundings {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly secret: string;
  /** Where a Canvas is that may be plain http. */
  readonly canvasHost?: string;
}

export type ServerName = 'lyceum' | 'relay' | 'socketio' | 'api' | 'fastify' | 'webhook' | 'worker';

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Starts one of the servers and waits until it answers. What is measured is alone on core 0. */
export const startServer = async (name: ServerName, around: Surroundings, core: 0 | 1 = 0): Promise<Measured> => {
  const port = await freePort();
  const program = name === 'lyceum' ? 'realtime' : name;
  await buildPrograms(programs.filter((one) => one.name === program));
  const [args, env] = commandOf(name, around, port);
  const pinned = ['-c', String(core), process.execPath, ...args];
  const child = spawn('taskset', pinned, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...env } });
  // A measurement that is broken off leaves nothing behind.
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  await answers(port, child);
  return {
    port,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) * 1024,
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      process.off('exit', end);
      end();
      await gone;
    },
  };
};

const commandOf = (name: ServerName, around: Surroundings, port: number): [string[], Record<string, string>] => {
  const { databaseUrl, redisUrl, secret } = around;
  const peer = (file: string, ...words: string[]): [string[], Record<string, string>] => [
    ['--import', 'tsx', source(`peers/${file}.ts`), String(port), ...words],
    {},
  ];
  if (name === 'relay') return peer('relay', redisUrl);
  if (name === 'socketio') return peer('socket-io', redisUrl);
  if (name === 'fastify' || name === 'webhook') return peer(name, databaseUrl, secret);
  const app = name === 'lyceum' ? 'realtime' : name;
  const portName = { api: 'PORT', realtime: 'REALTIME_PORT', worker: 'WORKER_PORT' }[app];
  const env = { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, SECRET_KEY: secret, LYCEUM_RATE_LIMITS: 'off', LOG_LEVEL: 'warn' };
  return [
    ['--enable-source-maps', inRoot(`apps/${app}/dist/main.js`)],
    {
      ...env,
      [portName]: String(port),
      MUX_WEBHOOK_SECRET: secret,
      ...(around.canvasHost && { CANVAS_ALLOWED_HOSTS: around.canvasHost }),
    },
  ];
};

const answers = async (port: number, child: ChildProcess): Promise<void> => {
  for (;;) {
    if (child.exitCode !== null) throw new Error('the server ended before it answered');
    const ok = await fetch(`http://127.0.0.1:${port}/livez`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
