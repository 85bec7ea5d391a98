import { randomUUID } from 'node:crypto';
import { connect, type Db } from '@lyceum/db/client.ts';
import { signMessage } from '@lyceum/platform/video/signature.ts';
import { lifeOf } from '@lyceum/simulators/mux/life.ts';
import { eventually } from '@lyceum/testkit/eventually.ts';
import { insertLesson } from '@lyceum/testkit/lesson.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { startStack, type TestStack } from '@lyceum/testkit/stack.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';

const secret = 'a-secret-of-the-tests';
let stack: TestStack;
let db: Db;
let ownerId: string;
beforeAll(async () => {
  stack = await startStack({ env: { MUX_WEBHOOK_SECRET: secret } });
  db = connect({ url: stack.databaseUrl, name: 'test', max: 4, log: silentLog });
  ownerId = randomUUID();
  await db.pool.query(`insert into person (id, email, name, role) values ($1, 'owner@lyceum.test', 'Owner', 'tutor')`, [ownerId]);
});
afterAll(async () => {
  await db.close();
  await stack.close();
});

/** An upload of which nothing has been heard. */
const newUpload = async (): Promise<string> => {
  const id = randomUUID();
  const lessonId = await insertLesson(db, { ownerId });
  await db.pool.query('insert into media_upload (id, lesson_id, person_id) values ($1, $2, $3)', [id, lessonId, ownerId]);
  return id;
};

const post = async (event: object): Promise<number> => {
  const body = Buffer.from(JSON.stringify(event));
  const headers = { 'content-type': 'application/json', 'mux-signature': signMessage(secret, body, Date.now()) };
  const answer = await fetch(`${stack.url}/api/mux/webhook`, { method: 'POST', body, headers });
  await answer.text();
  return answer.status;
};

const endOf = async (uploadId: string) => {
  const { rows } = await db.pool.query('select status, asset_id, playback, duration, error from media_upload where id = $1', [uploadId]);
  return rows[0] as unknown;
};
const readyEnd = (id: string) => ({ status: 'ready', asset_id: `as-${id}`, playback: `public pb-${id}`, duration: 30, error: null });

/** A numbered one of the 720 orders. */
const orderOf = <T>(list: readonly T[], number: number): T[] => {
  const left = [...list];
  let rest = number;
  return list.map((_, at) => {
    const [one] = left.splice(rest % (list.length - at), 1);
    rest = Math.floor(rest / (list.length - at));
    return one as T;
  });
};

it('comes to one end over HTTP and the queue, whatever the order, with duplicates, at once or one by one', async () => {
  const samples = Array.from({ length: 24 }, (_, i) => (i * 29) % 720);
  const uploads = await Promise.all(samples.map(newUpload));
  await Promise.all(
    uploads.map(async (id, i) => {
      const sent = orderOf(lifeOf(id), samples[i] ?? 0).flatMap((event, at) => (at % 2 === i % 2 ? [event, event] : [event]));
      if (i % 3 === 0) expect(await Promise.all(sent.map(post))).toEqual(sent.map(() => 200));
      else for (const event of sent) expect(await post(event)).toBe(200);
    }),
  );
  await eventually(async () => {
    for (const id of uploads) expect(await endOf(id)).toEqual(readyEnd(id));
  }, 20_000);
  await eventually(async () => {
    const { rows } = await db.pool.query('select count(*)::int as open from outbox where done_at is null');
    expect(rows).toEqual([{ open: 0 }]);
  });
  const { rows } = await db.pool.query(`select distinct type from media_event where applied_at is null`);
  expect(rows).toEqual([{ type: 'video.asset.track.ready' }]);
});

it('applies what was stored before the worker was killed, once', async () => {
  const id = await newUpload();
  await stack.worker.kill();
  for (const event of lifeOf(id)) expect(await post(event)).toBe(200);
  expect(await endOf(id)).toMatchObject({ status: 'waiting' });
  await stack.worker.restart();
  await eventually(async () => expect(await endOf(id)).toEqual(readyEnd(id)), 40_000);
  await eventually(async () => {
    const { rows } = await db.pool.query(
      `select count(*)::int as jobs, count(done_at)::int as done from outbox where name = 'media.apply' and payload->>'eventId' in
        (select e.id from media_event e where e.upload_id = $1 or e.asset_id = $2)`,
      [id, `as-${id}`],
    );
    expect(rows).toEqual([{ jobs: 5, done: 5 }]);
  });
});

/** Posts one after another and prints how long the answers took. A figure, not a bound: what else runs on the machine only adds. */
const postAll = async (events: readonly object[]): Promise<void> => {
  const times: number[] = [];
  for (const event of events) {
    const begun = performance.now();
    expect(await post(event)).toBe(200);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const [p50 = 0, p99 = 0] = [0.5, 0.99].map((share) => times[Math.floor(times.length * share)]);
  process.stdout.write(`acknowledged ${times.length} messages: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms\n`);
};

it('is answered while the worker applies what came before', async () => {
  const uploads = await Promise.all(Array.from({ length: 40 }, newUpload));
  await postAll(uploads.flatMap(lifeOf));
});
