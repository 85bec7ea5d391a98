import type { KeyScope, Locale, Role } from '@lyceum/shared/account/contract.ts';
import type { KeyId, PersonId, SignInId } from '@lyceum/shared/kernel/ids.ts';
import { and, eq, gt, isNull, lt, ne, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { accountReader, type Person, type StoredKey } from './reader.ts';
import { browserSession, passwordReset, person, refreshToken, serviceKey, signIn } from './table.ts';

/** Somebody to be added; whatever is left out takes the table's default. */
export interface NewPerson {
  readonly id: PersonId;
  readonly email: string;
  readonly name: string;
  readonly role?: Role;
  readonly passwordHash?: string;
  readonly timezone?: string | undefined;
  readonly locale?: Locale | undefined;
}

/** What a person may change about themselves. */
export interface PersonChange {
  readonly name?: string | undefined;
  readonly avatarUrl?: string | null | undefined;
  readonly timezone?: string | undefined;
  readonly locale?: Locale | undefined;
}

/** A key to be stored: its hash, never itself. */
export interface NewKey {
  readonly id: KeyId;
  readonly hash: string;
  readonly prefix: string;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly ownerId: PersonId;
}

const given = (change: PersonChange): PersonChange => Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

/** Adds and changes people, and reads them. */
const people = (db: Queryable) => ({
  /** Null when the address is known already. */
  addPerson: async (added: NewPerson): Promise<Person | null> => {
    const [row] = await db.insert(person).values(added).onConflictDoNothing().returning();
    return row ?? null;
  },

  /** Adds those whose addresses are new, without a password; knows the others. Answers everyone by lower-case address. */
  ensurePeople: async (added: readonly NewPerson[]): Promise<Map<string, Pick<Person, 'id' | 'email' | 'name'>>> => {
    // In one order for everybody: two launches that name the same people must not wait for each other in a circle.
    const unique = new Map(added.map((one) => [one.email.toLowerCase(), one]));
    const rows = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
    if (rows.length > 0) await db.insert(person).values(rows).onConflictDoNothing();
    const known = await accountReader(db).peopleByEmail([...unique.keys()]);
    return new Map(known.map((one) => [one.email.toLowerCase(), one]));
  },

  changePerson: async (id: PersonId, change: PersonChange): Promise<Person | null> => {
    const set = given(change);
    if (Object.keys(set).length === 0) return accountReader(db).person(id);
    const [row] = await db.update(person).set(set).where(eq(person.id, id)).returning();
    return row ?? null;
  },

  setPassword: async (id: PersonId, passwordHash: string): Promise<void> => {
    await db.update(person).set({ passwordHash }).where(eq(person.id, id));
  },

  setRole: async (id: PersonId, role: Role): Promise<void> => {
    await db.update(person).set({ role }).where(eq(person.id, id));
  },
});

/** Opens, carries on and ends sign-ins. */
const signIns = (db: Queryable) => ({
  openSignIn: async (opened: { id: SignInId; personId: PersonId; expiresAt: Date }): Promise<void> => {
    await db.insert(signIn).values(opened);
  },

  addToken: async (hash: string, signInId: SignInId): Promise<void> => {
    await db.insert(refreshToken).values({ hash, signInId }).onConflictDoNothing();
  },

  spendToken: async (hash: string, now: Date): Promise<void> => {
    await db
      .update(refreshToken)
      .set({ usedAt: now })
      .where(and(eq(refreshToken.hash, hash), isNull(refreshToken.usedAt)));
  },

  revokeSignIn: async (id: SignInId, now: Date, isStolen = false): Promise<void> => {
    await db
      .update(signIn)
      .set({ revokedAt: now, isStolen })
      .where(and(eq(signIn.id, id), isNull(signIn.revokedAt)));
    await db.delete(browserSession).where(eq(browserSession.signInId, id));
  },

  /** Ends every sign-in of a person but `kept`; answers those it ended. */
  revokeSignIns: async (personId: PersonId, now: Date, kept?: SignInId): Promise<SignInId[]> => {
    const all = and(eq(signIn.personId, personId), isNull(signIn.revokedAt));
    const ended = await db
      .update(signIn)
      .set({ revokedAt: now })
      .where(kept ? and(all, ne(signIn.id, kept)) : all)
      .returning({ id: signIn.id });
    const sessions = eq(browserSession.personId, personId);
    await db.delete(browserSession).where(kept ? and(sessions, ne(browserSession.signInId, kept)) : sessions);
    return ended.map(({ id }) => id);
  },

  addSession: async (added: { hash: string; personId: PersonId; signInId: SignInId; expiresAt: Date }): Promise<void> => {
    await db.insert(browserSession).values(added);
  },

  prolongSession: async (hash: string, expiresAt: Date): Promise<void> => {
    await db.update(browserSession).set({ expiresAt }).where(eq(browserSession.hash, hash));
  },

  removeSession: async (hash: string): Promise<void> => {
    await db.delete(browserSession).where(eq(browserSession.hash, hash));
  },

  /** Forgets sessions and sign-ins that have run out, with the tokens of these. */
  removeExpired: async (now: Date): Promise<void> => {
    await db.delete(browserSession).where(lt(browserSession.expiresAt, now));
    await db.delete(signIn).where(lt(signIn.expiresAt, now));
  },
});

/** Makes and revokes service keys. */
const keys = (db: Queryable) => ({
  addKey: async (added: NewKey): Promise<StoredKey> => {
    const [row] = await db
      .insert(serviceKey)
      .values({ ...added, scopes: [...added.scopes] })
      .returning();
    return row as StoredKey;
  },

  /** Whether there was such a key; one that is revoked stays as it was. */
  revokeKey: async (id: KeyId, now: Date): Promise<boolean> => {
    const rows = await db
      .update(serviceKey)
      .set({ revokedAt: sql`coalesce(${serviceKey.revokedAt}, ${now})` })
      .where(eq(serviceKey.id, id))
      .returning({ id: serviceKey.id });
    return rows.length > 0;
  },

  touchKey: async (id: KeyId, now: Date): Promise<void> => {
    await db.update(serviceKey).set({ lastUsedAt: now }).where(eq(serviceKey.id, id));
  },
});

/** Opens and takes links that set a password. */
const resets = (db: Queryable) => ({
  /** Mailing the same request again makes the earlier mail's secret worthless; one that was used stays used. */
  openReset: async (opened: { id: string; personId: PersonId; hash: string; expiresAt: Date }): Promise<boolean> => {
    const rows = await db
      .insert(passwordReset)
      .values(opened)
      .onConflictDoUpdate({
        target: passwordReset.id,
        set: { hash: opened.hash, expiresAt: opened.expiresAt, sent: sql`${passwordReset.sent} + 1` },
        setWhere: isNull(passwordReset.usedAt),
      })
      .returning({ id: passwordReset.id });
    return rows.length > 0;
  },

  /** Uses a link up, and every other of the same person with it; null when it is unknown, used or too old. */
  takeReset: async (hash: string, now: Date): Promise<PersonId | null> => {
    const [taken] = await db
      .update(passwordReset)
      .set({ usedAt: now })
      .where(and(eq(passwordReset.hash, hash), isNull(passwordReset.usedAt), gt(passwordReset.expiresAt, now)))
      .returning({ personId: passwordReset.personId });
    if (!taken) return null;
    await db
      .update(passwordReset)
      .set({ usedAt: now })
      .where(and(eq(passwordReset.personId, taken.personId), isNull(passwordReset.usedAt)));
    return taken.personId;
  },
});

/** Reads and writes people, sign-ins and keys. */
export const accountWriter = (db: Queryable) => ({
  ...accountReader(db),
  ...people(db),
  ...signIns(db),
  ...keys(db),
  ...resets(db),
});

/** What `accountWriter` promises. */
export type AccountWriter = ReturnType<typeof accountWriter>;
