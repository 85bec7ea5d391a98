import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StackFault } from '../fault.ts';
import { keep } from '../keep.ts';
import { commandOf, endProcess, isAlive } from '../processes.ts';

/** Which server runs where. */
export interface RedisOptions {
  readonly server: string;
  readonly folder: string;
  readonly port: number;
  readonly logFile: string;
  readonly say: (line: string) => void;
}

/** A Redis that can be started again and again in the same place. */
export interface EmbeddedRedis {
  readonly url: string;
  launch(): Promise<ChildProcess>;
}

/** Stops a server that a killed run left on this folder: two on one append-only file would spoil it. */
const healRedis = async (pidFile: string, say: RedisOptions['say']): Promise<void> => {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  if (Number.isInteger(pid) && pid > 1 && isAlive(pid) && /(redis|valkey)-server/.test(commandOf(pid))) {
    say(`A Redis of an earlier run (process ${pid}) was still up; it is stopped first.`);
    const ended = await endProcess(pid, [
      ['SIGTERM', 5_000],
      ['SIGKILL', 2_000],
    ]);
    if (!ended) throw new StackFault(`Redis of an earlier run does not stop: end process ${pid}.`);
  }
  rmSync(pidFile, { force: true });
};

/** Prepares a Redis that appends to disk, never evicts, and listens on this machine alone. */
export const prepareRedis = ({ server, folder, port, logFile, say }: RedisOptions): EmbeddedRedis => {
  mkdirSync(folder, { recursive: true });
  const pidFile = join(folder, 'redis.pid');
  const settings = {
    bind: '127.0.0.1',
    port,
    dir: folder,
    pidfile: pidFile,
    daemonize: 'no',
    appendonly: 'yes',
    appendfsync: 'everysec',
    save: '',
    'maxmemory-policy': 'noeviction',
    'client-output-buffer-limit': 'pubsub 256mb 128mb 60',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [
    `--${name}`,
    ...String(value).split(name.startsWith('client') ? ' ' : '\n'),
  ]);
  return {
    url: `redis://127.0.0.1:${port}`,
    launch: async () => {
      await healRedis(pidFile, say);
      return keep({ command: server, args, stopSignal: 'SIGTERM', hardSignal: 'SIGTERM', logFile });
    },
  };
};

const answers = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port || 6379), timeout: 1_000 });
    const end = (good: boolean) => {
      socket.destroy();
      resolve(good);
    };
    socket.on('connect', () => socket.write('PING\r\n'));
    socket.on('data', (data) => end(!data.toString().startsWith('-LOADING')));
    socket.on('error', () => end(false));
    socket.on('timeout', () => end(false));
  });

/** Waits until a Redis answers; fails early when `isGone` says that it will not. */
export const awaitRedis = async (url: string, isGone: () => boolean, patienceMs = 30_000): Promise<void> => {
  const until = Date.now() + patienceMs;
  while (Date.now() < until && !isGone()) {
    if (await answers(url)) return;
    await wait(20);
  }
  throw new StackFault('Redis did not start; its log says why.');
};
