import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSink } from './sink.ts';
import { type MailStore, openMailStore } from './store.ts';
import { startView } from './view.ts';

let folder: string;
let store: MailStore;
let sink: Awaited<ReturnType<typeof startSink>>;
let view: Awaited<ReturnType<typeof startView>>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lyceum-mail-'));
  store = await openMailStore(folder);
  sink = await startSink(0, store);
  view = await startView(0, store);
});
afterEach(async () => {
  await Promise.all([sink.close(), view.close()]);
  await rm(folder, { recursive: true });
});

const send = (lines: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(sink.port, '127.0.0.1');
    const script = ['EHLO me', 'MAIL FROM:<a@school.test>', 'RCPT TO:<sofia@school.test>', 'DATA', `${lines.join('\r\n')}\r\n.`, 'QUIT'];
    socket.on('data', (data) => {
      // A reply of several lines ends with the one whose code is followed by a space.
      if (!/^\d{3} /m.test(data.toString())) return;
      const next = script.shift();
      if (next !== undefined) socket.write(`${next}\r\n`);
    });
    socket.on('close', () => resolve());
    socket.on('error', reject);
  });
const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${view.port}${path}`, init);
const mail = (subject: string) => [
  `Subject: ${subject}`,
  'From: School <a@school.test>',
  'To: sofia@school.test',
  'Content-Type: text/html',
  '',
  '<h1>Hi</h1><script>alert(1)</script>',
];

it('shows caught mail newest first, as pages and as JSON', async () => {
  await send(mail('First'));
  await send(mail('<b>Second</b>'));
  const { items } = (await (await get('/api/messages')).json()) as { items: { id: string; subject: string; to: string[] }[] };
  expect(items.map(({ subject }) => subject)).toEqual(['<b>Second</b>', 'First']);
  expect(items[0]?.to).toEqual(['sofia@school.test']);
  const list = await (await get('/')).text();
  expect(list).toContain('&lt;b&gt;Second&lt;/b&gt;');
  expect(await (await get(`/messages/${items[0]?.id}`)).text()).toContain('sandbox=');
});

it('lets a mail run nothing', async () => {
  await send(mail('Script'));
  const id = (await store.list())[0]?.id;
  const policy = (await get(`/messages/${id}/html`)).headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain('sandbox');
  expect(policy).not.toContain('allow-scripts');
});

it('keeps mail over a restart, and clears it when asked', async () => {
  await send(mail('Kept'));
  const again = await openMailStore(folder);
  expect((await again.list()).map(({ subject }) => subject)).toEqual(['Kept']);
  expect((await get('/api/messages', { method: 'DELETE' })).status).toBe(204);
  expect(await (await openMailStore(folder)).list()).toEqual([]);
});

it.each(['/messages/none', '/api/messages/none', '/nowhere', '/messages/../secret', '/%zz'])('answers 404 for %s', async (path) => {
  expect((await get(path)).status).toBe(404);
});

it('survives a client that hangs up half-way', async () => {
  const socket = connect(sink.port, '127.0.0.1');
  await new Promise((resolve) => socket.once('data', resolve));
  socket.write('EHLO me\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\nSubject: half');
  socket.destroy();
  await send(mail('After'));
  expect((await store.list()).map(({ subject }) => subject)).toEqual(['After']);
});
