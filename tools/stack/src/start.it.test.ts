import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@lyceum/testkit/eventually.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inheritedEnv } from './env.ts';
import { inRoot } from './paths.ts';
import { freePort } from './ports.ts';
import { commandOf, isAlive } from './processes.ts';

interface Run {
  readonly child: ChildProcess;
  said(): string;
}

let dataDir: string;
let ports: { PORT: string; REALTIME_PORT: string; MAIL_PORT: string; SMTP_PORT: string };
const runs: Run[] = [];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'lyceum-start-'));
  const port = async (): Promise<string> => String(await freePort());
  ports = { PORT: await port(), REALTIME_PORT: await port(), MAIL_PORT: await port(), SMTP_PORT: await port() };
});
afterEach(async () => {
  for (const { child } of runs.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  rmSync(dataDir, { recursive: true, force: true });
});

const begin = (env: Readonly<Record<string, string>> = {}): Run => {
  const { DATABASE_URL, REDIS_URL, ...inherited } = inheritedEnv();
  const child = spawn(process.execPath, ['--import', 'tsx', inRoot('tools/stack/src/main.ts'), 'start'], {
    cwd: inRoot(),
    env: { ...inherited, ...ports, LYCEUM_DATA_DIR: dataDir, NODE_ENV: 'development', LYCEUM_RATE_LIMITS: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += data));
  const run = { child, said: () => text };
  runs.push(run);
  return run;
};
const ready = async (run: Run): Promise<Run> => {
  await eventually(() => {
    if (run.child.exitCode !== null) return;
    expect(run.said()).toContain('Service key');
  }, 50_000);
  expect(run.said()).toContain('Lyceum is ready');
  return run;
};
const family = (): number[] =>
  readFileSync(join(dataDir, 'processes'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => Number(line.split(' ')[0]));
const url = (path: string) => `http://localhost:${ports.PORT}${path}`;
const signIn = async (email: string, password: string): Promise<number> => {
  const body = JSON.stringify({ email, password });
  return (await fetch(url('/auth/login'), { method: 'POST', body, headers: { 'content-type': 'application/json' } })).status;
};

it('brings everything up, ends without a trace, finds its data again, mends a crashed part and heals after a kill', async () => {
  const first = await ready(begin());
  const addresses = [...first.said().matchAll(/(http|ws):\/\/localhost:\S+/g)].map(([address]) => address.replace('ws:', 'http:'));
  expect(addresses).toEqual([url(''), url('/docs'), `http://localhost:${ports.REALTIME_PORT}`, `http://localhost:${ports.MAIL_PORT}`]);
  for (const address of addresses) expect((await fetch(address)).status).toBeLessThan(500);
  expect(await signIn('tutor@lyceum.test', 'lyceum-demo')).toBe(200);
  const kept = JSON.stringify({ email: 'kept@school.test', password: 'kept-kept-kept' });
  expect((await fetch(url('/auth/register'), { method: 'POST', body: kept, headers: { 'content-type': 'application/json' } })).status).toBe(
    201,
  );

  const processes = family();
  expect(processes.length).toBeGreaterThanOrEqual(6);
  const asked = Date.now();
  first.child.kill('SIGTERM');
  expect((await once(first.child, 'exit'))[0]).toBe(0);
  expect(Date.now() - asked).toBeLessThan(10_000);
  expect(processes.filter(isAlive)).toEqual([]);

  const second = await ready(begin());
  expect(await signIn('kept@school.test', 'kept-kept-kept')).toBe(200);
  expect(second.said()).not.toMatch(/earlier run|Built/);

  // A part that crashes is started again; when the stack itself is killed its parts end, and the next start heals the rest.
  const worker = family().find((pid) => commandOf(pid).includes('apps/worker'));
  process.kill(worker ?? 0, 'SIGKILL');
  await eventually(() => expect(second.said()).toMatch(/worker ended by SIGKILL.*starts again/));
  const orphans = family();
  second.child.kill('SIGKILL');
  await once(second.child, 'exit');
  await ready(begin());
  expect(orphans.filter(isAlive)).toEqual([]);
  expect(await signIn('kept@school.test', 'kept-kept-kept')).toBe(200);
});

it('names the port that is in use and the variable that sets it', async () => {
  const squatter = createServer().listen(Number(ports.REALTIME_PORT), '127.0.0.1');
  await once(squatter, 'listening');
  const { child, said } = begin();
  expect((await once(child, 'exit'))[0]).toBe(1);
  squatter.close();
  expect(said()).toBe(
    `Port ${ports.REALTIME_PORT} is in use (REALTIME_PORT). Stop what listens there, or set REALTIME_PORT to another port.\n`,
  );
});

it.each([
  [
    'limits that are off in production',
    { NODE_ENV: 'production', LYCEUM_RATE_LIMITS: 'off' },
    /LYCEUM_RATE_LIMITS may not be off in production/,
  ],
  [
    'a weak secret in production',
    { NODE_ENV: 'production', LYCEUM_RATE_LIMITS: 'on', SECRET_KEY: 'change-me-change-me-change-me-change-me' },
    /SECRET_KEY is too weak/,
  ],
  ['what is no port', { PORT: 'x' }, /PORT/],
])('refuses %s in one line', async (_, env, line) => {
  const { child, said } = begin(env);
  expect((await once(child, 'exit'))[0]).toBe(1);
  expect(said()).toMatch(line);
  expect(said().trim().split('\n')).toHaveLength(1);
});
