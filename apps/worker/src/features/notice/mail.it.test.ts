import { createHash, randomUUID } from 'node:crypto';
import { connect, type Db } from '@lyceum/db/client.ts';
import { openStore, type Store } from '@lyceum/db/transact.ts';
import { jobs } from '@lyceum/shared/jobs.ts';
import { InviteId } from '@lyceum/shared/kernel/ids.ts';
import type { Job } from '@lyceum/shared/kernel/job.ts';
import { fakeClock } from '@lyceum/testkit/clock.fake.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { newPerson } from '@lyceum/testkit/person.ts';
import { type FreshDatabase, freshDatabase } from '@lyceum/testkit/postgres.ts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createConsumer } from '../../platform/consume.ts';
import { Hopeless, nothing } from '../../platform/job.ts';
import { createRegistry } from '../../registry.ts';
import { noticeHandlers } from './handlers.ts';
import type { Mailer, OutgoingMail } from './ports.ts';

let database: FreshDatabase;
let db: Db;
let store: Store;
const sent: OutgoingMail[] = [];
const outcomes: string[] = [];
let whenSending: () => Promise<void> = async () => undefined;

const mailer: Mailer = {
  send: async (mail) => {
    await whenSending();
    sent.push(mail);
  },
  close: () => undefined,
};

beforeAll(async () => {
  database = await freshDatabase();
  db = connect({ url: database.url, name: 'test', max: 8, log: silentLog });
  store = openStore(db, { announce: () => undefined, dispatch: async () => undefined });
});
afterAll(async () => {
  await db.close();
  await database.close();
});
beforeEach(() => {
  sent.length = 0;
  outcomes.length = 0;
  whenSending = async () => undefined;
});

const consume = () => {
  const registry = createRegistry({
    'media.apply': async () => nothing,
    'media.syncCaptions': async () => nothing,
    'canvas.sync': async () => nothing,
    'chat.erase': async () => nothing,
    ...noticeHandlers({ store, mailer, clock: fakeClock(), publicUrl: 'https://school.test' }),
  });
  return createConsumer(registry, { db, store, log: silentLog, ran: (_, outcome) => outcomes.push(outcome) });
};

/** Somebody, and a job about them as the outbox holds it. */
const asked = async (job: Job, locale: 'en' | 'uk' = 'en') => {
  const person = newPerson({ locale, name: 'Софія' });
  const payload = { personId: person.id, requestId: randomUUID() };
  await store.transact(async (tx) => {
    await tx.account.addPerson(person);
    await tx.enqueue(job, payload);
  });
  const { rows } = await db.pool.query('select id, name, payload from outbox where key = $1', [job.key(job.payload.parse(payload))]);
  const row = rows[0] as { id: string; name: string; payload: unknown };
  return { person, running: { ...row, attempt: 1, isLastAttempt: false } };
};
const outboxRow = async (id: string) => (await db.pool.query('select done_at, dead_reason from outbox where id = $1', [id])).rows[0];

it('greets whoever registered, in their language, and marks the job done', async () => {
  const { person, running } = await asked(jobs['notice.welcome'], 'uk');
  await consume()(running);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ to: { address: person.email }, subject: 'Вітаємо в Lyceum', messageId: `<${running.id}@school.test>` });
  expect(sent[0]?.text).toContain('Вітаємо, Софія!');
  expect(sent[0]?.html).toContain('lang="uk"');
  expect((await outboxRow(running.id)).done_at).not.toBeNull();
});

it('sends one mail however often and however parallel the job is run', async () => {
  const { running } = await asked(jobs['notice.welcome']);
  const run = consume();
  await Promise.allSettled(Array.from({ length: 8 }, () => run(running)));
  await run(running);
  expect(sent).toHaveLength(1);
});

it('tries again after a failure, under the same message name, at once', async () => {
  const { running } = await asked(jobs['notice.welcome']);
  whenSending = async () => {
    throw new Error('the mail server is away');
  };
  const run = consume();
  await expect(run(running)).rejects.toThrow('away');
  expect((await outboxRow(running.id)).done_at).toBeNull();
  whenSending = async () => undefined;
  await run({ ...running, attempt: 2 });
  expect(sent.map(({ messageId }) => messageId)).toEqual([`<${running.id}@school.test>`]);
  expect(outcomes).toEqual(['again', 'done']);
});

it('keeps a job that no server will ever take as dead, with the reason', async () => {
  const { running } = await asked(jobs['notice.welcome']);
  whenSending = async () => {
    throw new Hopeless('no such mailbox');
  };
  await expect(consume()(running)).rejects.toThrow('no such mailbox');
  expect(await outboxRow(running.id)).toMatchObject({ done_at: null, dead_reason: 'no such mailbox' });
});

it('gives up after the last attempt', async () => {
  const { running } = await asked(jobs['notice.welcome']);
  whenSending = async () => {
    throw new Error('still away');
  };
  await expect(consume()({ ...running, isLastAttempt: true })).rejects.toThrow('still away');
  expect((await outboxRow(running.id)).dead_reason).toBe('still away');
});

it('mails a reset link whose secret is nowhere else', async () => {
  const { person, running } = await asked(jobs['notice.passwordReset']);
  await consume()(running);
  const secret = /reset\?token=([\w-]{43})/.exec(sent[0]?.text ?? '')?.[1] ?? '';
  expect(secret).toHaveLength(43);
  const { rows } = await db.pool.query('select * from password_reset where person_id = $1', [person.id]);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows) + JSON.stringify(running)).not.toContain(secret);
});

it('mails an invite to whoever it is for, registered or not, with a code that is nowhere else', async () => {
  const inviter = newPerson({ locale: 'uk', name: 'Оксана' });
  const inviteId = InviteId.parse(randomUUID());
  const job = jobs['notice.invitation'];
  const payload = { inviteId, round: randomUUID() };
  await store.transact(async (tx) => {
    await tx.account.addPerson(inviter);
    const terms = { roleToGrant: 'member', maxUses: 1, courseId: null, createdAt: new Date(0), expiresAt: null } as const;
    await tx.invite.create({ ...terms, id: inviteId, email: 'new@school.test', createdBy: inviter.id });
    await tx.enqueue(job, payload);
  });
  const { rows } = await db.pool.query('select id, name, payload from outbox where key = $1', [job.key(payload)]);
  const running = { ...rows[0], attempt: 1, isLastAttempt: false };
  await consume()(running);
  expect(sent).toMatchObject([{ to: { name: '', address: 'new@school.test' }, subject: 'Оксана запрошує вас до Lyceum' }]);
  const code = /\/invite\/(\w{26})/.exec(sent[0]?.text ?? '')?.[1] ?? '';
  const known = await store.read.invite.byCode(createHash('sha256').update(code).digest('hex'));
  expect(known?.id).toBe(inviteId);
  expect(JSON.stringify(running)).not.toContain(code);

  await store.transact((tx) => tx.invite.revoke(inviteId, new Date(1)));
  const later = { inviteId, round: randomUUID() };
  await store.transact((tx) => tx.enqueue(job, later));
  await consume()({ ...running, id: randomUUID(), payload: later });
  expect(sent).toHaveLength(1);
});

it('does nothing for somebody who is gone, and gives up what it does not know', async () => {
  const { person, running } = await asked(jobs['notice.welcome']);
  await db.pool.query('delete from person where id = $1', [person.id]);
  await consume()(running);
  expect(sent).toEqual([]);
  expect((await outboxRow(running.id)).done_at).not.toBeNull();
  await expect(consume()({ ...running, name: 'toString' })).rejects.toThrow('no job toString');
  await expect(consume()({ ...running, payload: { personId: 1 } })).rejects.toThrow('not what notice.welcome takes');
});
