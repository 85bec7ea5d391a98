import { randomUUID } from 'node:crypto';
import { connect } from '@lyceum/db/client.ts';
import type { NewJob } from '@lyceum/platform/queue.bullmq.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { freshDatabase } from '@lyceum/testkit/postgres.ts';
import { expect, it } from 'vitest';
import { sweepOutbox } from './sweep-outbox.ts';

it('hands over what a crash left, once, however many sweep at the same time', async () => {
  await using database = await freshDatabase();
  const db = connect({ url: database.url, name: 'test', max: 8, log: silentLog });
  const insert = (age: string, dispatched: string | null, done: string | null) =>
    db.pool.query(
      `insert into outbox (id, name, key, payload, attempts, created_at, dispatched_at, done_at)
       values ($1::uuid, 'notice.welcome', $1::text, '{}', 3, now() - $2::interval, now() - $3::interval, now() - $4::interval)`,
      [randomUUID(), age, dispatched, done],
    );
  await Promise.all([...Array.from({ length: 300 }, () => insert('1 minute', null, null)), insert('1 hour', '10 minutes', null)]);
  await Promise.all([insert('1 hour', '10 minutes', '9 minutes'), insert('0 seconds', null, null), insert('1 hour', '1 second', null)]);

  const added: NewJob[] = [];
  const queue = { add: async (job: NewJob) => void added.push(job), close: async () => undefined };
  const counts = await Promise.all([1, 2, 3, 4].map(() => sweepOutbox({ db, queue, log: silentLog })));
  expect(counts.reduce((a, b) => a + b)).toBe(301);
  expect(new Set(added.map(({ id }) => id)).size).toBe(301);
  expect(await sweepOutbox({ db, queue, log: silentLog })).toBe(0);
  await db.close();
});
