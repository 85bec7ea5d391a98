import { randomUUID } from 'node:crypto';
import { PersonId, SignInId } from '@lyceum/shared/kernel/ids.ts';
import { silentLog } from '@lyceum/testkit/log.silent.ts';
import { newPerson } from '@lyceum/testkit/person.ts';
import { type FreshDatabase, freshDatabase } from '@lyceum/testkit/postgres.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Db } from '../client.ts';
import { accountWriter } from './writer.ts';

let database: FreshDatabase;
let db: Db;
let account: ReturnType<typeof accountWriter>;
beforeAll(async () => {
  database = await freshDatabase();
  db = connect({ url: database.url, name: 'test', max: 8, log: silentLog });
  account = accountWriter(db.orm);
});
afterAll(async () => {
  await db.close();
  await database.close();
});

const now = new Date();
const later = new Date(now.getTime() + 60_000);
const signIn = async (personId: PersonId): Promise<SignInId> => {
  const id = SignInId.parse(randomUUID());
  await account.openSignIn({ id, personId, expiresAt: later });
  return id;
};
const added = async () => {
  const person = await account.addPerson(newPerson());
  if (!person) throw new Error('the address was taken');
  return person;
};

describe('people', () => {
  test('have one address each, whatever its case', async () => {
    const email = `Mixed.Case-${randomUUID()}@School.Test`;
    const first = await account.addPerson(newPerson({ email }));
    expect(first).toMatchObject({ email, role: 'user', locale: 'en', timezone: 'UTC', passwordHash: null });
    expect(await account.addPerson(newPerson({ email: email.toLowerCase() }))).toBeNull();
    expect((await account.personByEmail(email.toUpperCase()))?.id).toBe(first?.id);
  });

  test('are ensured by many at once, in any order, without a deadlock and without a double', async () => {
    const emails = Array.from({ length: 20 }, () => `${randomUUID()}@school.test`);
    const known = await account.addPerson(newPerson({ email: emails[3] as string, name: 'Known' }));
    const ensure = (list: readonly string[]) =>
      db.orm.transaction((tx) =>
        accountWriter(tx).ensurePeople(list.map((email) => newPerson({ id: PersonId.parse(randomUUID()), email }))),
      );
    const orders = Array.from({ length: 12 }, (_, n) => (n % 2 ? emails : [...emails].reverse()));
    const answers = await Promise.all(orders.map(ensure));
    const ids = answers.map((people) => emails.map((email) => people.get(email)?.id));
    for (const list of ids) expect(list).toEqual(ids[0]);
    expect(new Set(ids[0]).size).toBe(20);
    expect(ids[0]?.[3]).toBe(known?.id);
    expect(answers[0]?.get(emails[3] as string)?.name).toBe('Known');
    expect((await ensure([])).size).toBe(0);
  });

  test('named twice in one call are one person', async () => {
    const email = `${randomUUID()}@school.test`;
    const people = await account.ensurePeople([
      newPerson({ email, name: 'First' }),
      newPerson({ email: email.toUpperCase(), name: 'Second' }),
    ]);
    expect(people.size).toBe(1);
  });

  test('change what is given and nothing else', async () => {
    const { id } = await added();
    expect(await account.changePerson(id, { locale: 'uk', name: undefined, avatarUrl: 'https://x.test/a.png' })).toMatchObject({
      locale: 'uk',
      avatarUrl: 'https://x.test/a.png',
    });
    expect(await account.changePerson(id, { avatarUrl: null })).toMatchObject({ locale: 'uk', avatarUrl: null });
    expect(await account.changePerson(id, {})).toMatchObject({ id });
    expect(await account.changePerson(PersonId.parse(randomUUID()), { name: 'Nobody' })).toBeNull();
  });

  test('have a role that exists', async () => {
    const { id } = await added();
    await expect(account.setRole(id, 'king' as never)).rejects.toThrow();
  });
});

describe('sign-ins', () => {
  test('are alive until they are revoked or have run out', async () => {
    const { id: personId, name } = await added();
    const id = await signIn(personId);
    expect(await account.signedIn(id, now)).toEqual({ id: personId, name, role: 'user', signInId: id });
    expect(await account.signedIn(id, later)).toBeNull();
    await account.setRole(personId, 'tutor');
    expect(await account.signedIn(id, now)).toMatchObject({ role: 'tutor' });
    await account.revokeSignIn(id, now);
    expect(await account.signedIn(id, now)).toBeNull();
  });

  test('end all but one, with their browser sessions', async () => {
    const { id: personId } = await added();
    const [kept, one, other] = [await signIn(personId), await signIn(personId), await signIn(personId)];
    const hashes = [kept, one].map(() => randomUUID());
    await account.addSession({ hash: hashes[0] as string, personId, signInId: kept, expiresAt: later });
    await account.addSession({ hash: hashes[1] as string, personId, signInId: one, expiresAt: later });
    expect((await account.revokeSignIns(personId, now, kept)).sort()).toEqual([one, other].sort());
    expect(await account.session(hashes[0] as string, now)).toMatchObject({ signInId: kept, signedIn: { id: personId } });
    expect(await account.session(hashes[1] as string, now)).toBeNull();
    expect(await account.revokeSignIns(personId, now)).toEqual([kept]);
  });

  test('that have run out are forgotten with their tokens; the others stay', async () => {
    const { id: personId } = await added();
    const [living, over] = [await signIn(personId), SignInId.parse(randomUUID())];
    await account.openSignIn({ id: over, personId, expiresAt: new Date(now.getTime() - 1) });
    const [kept, gone] = [randomUUID(), randomUUID()];
    await account.addToken(kept, living);
    await account.addToken(gone, over);
    await account.removeExpired(now);
    expect(await account.lockToken(gone)).toBeNull();
    expect(await account.lockToken(kept)).toMatchObject({ signInId: living });
  });

  test('spend each token once; whoever waits for it sees that it was', async () => {
    const { id: personId } = await added();
    const [hash, id] = [randomUUID(), await signIn(personId)];
    await account.addToken(hash, id);
    const spend = () =>
      db.orm.transaction(async (tx) => {
        const token = await accountWriter(tx).lockToken(hash);
        if (token?.usedAt === null) await accountWriter(tx).spendToken(hash, now);
        return token?.usedAt ?? null;
      });
    const seen = await Promise.all(Array.from({ length: 8 }, spend));
    expect(seen.filter((usedAt) => usedAt === null)).toHaveLength(1);
    expect(await account.lockToken('unknown')).toBeNull();
  });
});

describe('links that set a password', () => {
  const reset = async (personId: PersonId, id = randomUUID(), expiresAt = later) => {
    const hash = randomUUID();
    return { id, hash, opened: await account.openReset({ id, personId, hash, expiresAt }) };
  };

  test('work once for one of many at once, within their time', async () => {
    const { id } = await added();
    const { hash } = await reset(id);
    const takes = await Promise.all(Array.from({ length: 8 }, () => account.takeReset(hash, now)));
    expect(takes.filter((taken) => taken === id)).toHaveLength(1);
    const old = await reset(id, randomUUID(), now);
    expect(await account.takeReset(old.hash, now)).toBeNull();
  });

  test('mailed again replace the one before; used, they cannot be mailed again', async () => {
    const { id } = await added();
    const first = await reset(id);
    const again = await reset(id, first.id);
    expect(again.opened).toBe(true);
    expect(await account.takeReset(first.hash, now)).toBeNull();
    expect(await account.takeReset(again.hash, now)).toBe(id);
    expect((await reset(id, first.id)).opened).toBe(false);
  });

  test('used, make every other of the person worthless', async () => {
    const { id } = await added();
    const [one, other] = [await reset(id), await reset(id)];
    expect(await account.takeReset(one.hash, now)).toBe(id);
    expect(await account.takeReset(other.hash, now)).toBeNull();
  });
});
