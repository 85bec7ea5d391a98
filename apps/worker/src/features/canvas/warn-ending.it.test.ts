import { randomUUID } from 'node:crypto';
import { connect, type Db } from '@lyceum/db/client.ts';
import { openStore, type Store } from '@lyceum/db/transact.ts';
import { CanvasId, ConnectionId } from '@lyceum/shared/kernel/ids.ts';
import { fakeClock } from '@lyceum/testkit/clock.fake.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { newPerson } from '@lyceum/testkit/person.ts';
import { type FreshDatabase, freshDatabase } from '@lyceum/testkit/postgres.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nothing } from '../../platform/job.ts';
import type { OutgoingMail } from '../notice/ports.ts';
import { tokenEnding } from '../notice/token-ending.ts';
import { warnEnding } from './warn-ending.ts';

const dayMs = 86_400_000;
const clock = fakeClock(Date.parse('2026-09-14T08:00:00Z'));
let database: FreshDatabase;
let db: Db;
let store: Store;
beforeAll(async () => {
  database = await freshDatabase();
  db = connect({ url: database.url, name: 'test', max: 8, log: silentLog });
  store = openStore(db, { announce: () => undefined, dispatch: async () => undefined });
});
afterAll(async () => {
  await db.close();
  await database.close();
});

/** Somebody whose token ends in so many days. */
const endingIn = async (days: number | null, kind: 'token' | 'oauth' = 'token') => {
  const person = newPerson({ locale: 'uk', name: 'Олена' });
  const id = ConnectionId.parse(randomUUID());
  const tokenExpiresAt = days === null ? null : new Date(clock.now() + days * dayMs);
  await store.transact(async (tx) => {
    await tx.account.addPerson(person);
    const address = { canvasUrl: 'https://canvas.example', canvasName: 'Гімназія', canvasUserId: CanvasId.parse('7') };
    await tx.canvas.addConnection({ id, personId: person.id, kind, ...address, secret: 'x', nextSyncAt: new Date(), tokenExpiresAt });
  });
  return { id, person };
};

/** The warnings that wait to be mailed. */
const warnings = async (
  id: ConnectionId,
): Promise<{ id: string; payload: { connectionId: ConnectionId; endsAt: string; days: number } }[]> =>
  (
    await db.pool.query(
      `select id, payload from outbox where name = 'notice.tokenEnding' and payload ->> 'connectionId' = $1 order by created_at`,
      [id],
    )
  ).rows;
const daysOf = async (id: ConnectionId): Promise<number[]> => (await warnings(id)).map(({ payload }) => payload.days);

it('warns 14, 3 and 1 days before, each once, also when several workers look at once', async () => {
  const { id } = await endingIn(15);
  const others = await Promise.all([endingIn(null), endingIn(10, 'oauth'), endingIn(-1)]);
  const begin = clock.now();
  for (let hour = 0; hour <= 15 * 24; hour += 6) {
    await Promise.all(Array.from({ length: 4 }, () => warnEnding({ store, clock })));
    clock.advance(6 * 3_600_000);
  }
  clock.advance(begin - clock.now());
  expect(await daysOf(id)).toEqual([14, 3, 1]);
  for (const other of others) expect(await daysOf(other.id)).toEqual([]);
});

it('gives whoever connects late the closest warning only, and begins anew with another token', async () => {
  const { id } = await endingIn(2);
  await warnEnding({ store, clock });
  expect(await daysOf(id)).toEqual([3]);
  // Said again, the same end is no other one.
  await store.transact(async (tx) => tx.canvas.changeConnection(id, { tokenExpiresAt: new Date(clock.now() + 2 * dayMs) }));
  await warnEnding({ store, clock });
  expect(await daysOf(id)).toEqual([3]);
  await store.transact(async (tx) => tx.canvas.changeConnection(id, { tokenExpiresAt: new Date(clock.now() + 13 * dayMs) }));
  await warnEnding({ store, clock });
  expect(await daysOf(id)).toEqual([3, 14]);
});

it('mails a warning once, in the language of whoever it is for, and none of a token that was replaced', async () => {
  const { id, person } = await endingIn(3);
  await warnEnding({ store, clock });
  const [warning] = await warnings(id);
  if (!warning) throw new Error('no warning');
  const sent: OutgoingMail[] = [];
  const mailer = { send: async (mail: OutgoingMail) => void sent.push(mail), close: () => undefined };
  const mail = tokenEnding({ store, mailer, clock, publicUrl: 'https://school.test' });
  const context = { id: warning.id } as Parameters<typeof mail>[1];
  for (let n = 0; n < 2; n++) await store.transact(await mail(warning.payload, context));
  expect(sent).toMatchObject([{ to: { address: person.email }, subject: 'Ваш токен Canvas закінчується через 3 дні' }]);
  expect(sent[0]?.text).toContain('Гімназія');
  expect(sent[0]?.text).toContain('https://school.test/canvas');
  await store.transact((tx) => tx.canvas.changeConnection(id, { tokenExpiresAt: new Date(clock.now() + 100 * dayMs) }));
  expect(await mail({ ...warning.payload, days: 1 }, context)).toBe(nothing);
});
