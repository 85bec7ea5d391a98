import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'lyceum-run-'));
afterAll(() => rmSync(folder, { recursive: true }));

const program = (body: string, start = `async () => { ${body} }`) => {
  const file = join(folder, `${Math.random().toString(36).slice(2)}.mts`);
  writeFileSync(
    file,
    `import { run } from ${JSON.stringify(join(import.meta.dirname, 'run.ts'))};\nrun({ name: 'probe', start: ${start} });\n`,
  );
  const child = spawn(process.execPath, ['--import', 'tsx', file], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let said = '';
  child.stdout?.on('data', (data) => (said += data));
  child.stderr?.on('data', (data) => (said += data));
  return { child, said: () => said, heard: once(child, 'message'), exit: once(child, 'exit') };
};
const serving = `const timer = setInterval(() => {}, 1000); process.send('up'); return { stop: async () => { clearInterval(timer); console.log('stopped'); } };`;

it('stops in order on SIGTERM and exits 0', async () => {
  const probe = program(serving);
  await probe.heard;
  probe.child.kill('SIGTERM');
  expect((await probe.exit)[0]).toBe(0);
  expect(probe.said()).toContain('stopped');
});

it('stops in order when its parent lets go of it', async () => {
  const probe = program(serving);
  await probe.heard;
  probe.child.disconnect();
  expect((await probe.exit)[0]).toBe(0);
  expect(probe.said()).toContain('stopped');
});

it('says in one line why it could not start, and exits 1', async () => {
  const probe = program(`throw new Error('the database is away');`);
  expect((await probe.exit)[0]).toBe(1);
  expect(probe.said()).toBe('probe could not start: the database is away\n');
});

it('says so in one line also when the start fails at once', async () => {
  const probe = program('', `() => { throw new Error('SECRET_KEY is missing'); }`);
  expect((await probe.exit)[0]).toBe(1);
  expect(probe.said()).toBe('probe could not start: SECRET_KEY is missing\n');
});

it('exits 1 after a crash', async () => {
  const probe = program(`setTimeout(() => { throw new Error('oops'); }, 10); return { stop: async () => {} };`);
  expect((await probe.exit)[0]).toBe(1);
  expect(probe.said()).toContain('probe crashed: Error: oops');
});
