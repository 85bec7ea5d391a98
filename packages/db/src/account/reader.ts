import type { KeyScope, Locale, Role } from '@lyceum/shared/account/contract.ts';
import type { KeyId, PersonId, SignInId } from '@lyceum/shared/kernel/ids.ts';
import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { gather } from '../gather.ts';
import { browserSession, person, refreshToken, serviceKey, signIn } from './table.ts';

/** A person as stored. */
export interface Person {
  readonly id: PersonId;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string | null;
  readonly timezone: string;
  readonly locale: Locale;
  readonly avatarUrl: string | null;
  readonly subscriptionTier: string;
  readonly createdAt: Date;
}

/** Who a living sign-in belongs to, as they are at this moment. */
export interface SignedIn {
  readonly id: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly signInId: SignInId;
}

/** A service key without its secret. */
export interface StoredKey {
  readonly id: KeyId;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly KeyScope[];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** A key that may be used, and whom it acts for. */
export interface LiveKey {
  readonly id: KeyId;
  readonly scopes: readonly KeyScope[];
  readonly lastUsedAt: Date | null;
  readonly owner: { readonly id: PersonId; readonly name: string; readonly role: Role };
}

/** A refresh token with its family. */
export interface StoredToken {
  readonly usedAt: Date | null;
  readonly signInId: SignInId;
  readonly personId: PersonId;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** A browser session and the sign-in that carries it. */
export interface StoredSession {
  readonly personId: PersonId;
  readonly signInId: SignInId;
  readonly expiresAt: Date;
  readonly signedIn: SignedIn;
}

const keyColumns = {
  id: serviceKey.id,
  name: serviceKey.name,
  prefix: serviceKey.prefix,
  scopes: serviceKey.scopes,
  createdAt: serviceKey.createdAt,
  lastUsedAt: serviceKey.lastUsedAt,
  revokedAt: serviceKey.revokedAt,
};
const signedInColumns = { id: person.id, name: person.name, role: person.role, signInId: signIn.id };

/** Reads people, sign-ins and keys. */
export const accountReader = (db: Queryable) => {
  // The one query that runs with every request: parsed and planned once per connection, and asked once for requests that come together.
  const living = db
    .select({ ...signedInColumns, expiresAt: signIn.expiresAt })
    .from(signIn)
    .innerJoin(person, eq(person.id, signIn.personId))
    .where(and(sql`${signIn.id} = any(${sql.placeholder('ids')}::uuid[])`, isNull(signIn.revokedAt)))
    .prepare('account_signed_in');
  const livingOf = gather<SignInId, SignedIn & { readonly expiresAt: Date }>(async (ids) => {
    const rows = await living.execute({ ids });
    return new Map(rows.map((row) => [row.signInId, row]));
  });

  return {
    person: async (id: PersonId): Promise<Person | null> => {
      const [row] = await db.select().from(person).where(eq(person.id, id));
      return row ?? null;
    },

    personByEmail: async (email: string): Promise<Person | null> => {
      const [row] = await db
        .select()
        .from(person)
        .where(eq(sql`lower(${person.email})`, email.toLowerCase()));
      return row ?? null;
    },

    /** Those of `emails` that are known, in no order. */
    peopleByEmail: async (emails: readonly string[]): Promise<Pick<Person, 'id' | 'email' | 'name'>[]> => {
      if (emails.length === 0) return [];
      return db
        .select({ id: person.id, email: person.email, name: person.name })
        .from(person)
        .where(
          inArray(
            sql`lower(${person.email})`,
            emails.map((email) => email.toLowerCase()),
          ),
        );
    },

    /** Nobody once the sign-in was revoked or has run out. */
    signedIn: async (id: SignInId, now: Date): Promise<SignedIn | null> => {
      const row = await livingOf(id);
      if (!row || row.expiresAt <= now) return null;
      const { expiresAt: _, ...holder } = row;
      return holder;
    },

    liveKey: async (hash: string): Promise<LiveKey | null> => {
      const [row] = await db
        .select({
          id: serviceKey.id,
          scopes: serviceKey.scopes,
          lastUsedAt: serviceKey.lastUsedAt,
          owner: { id: person.id, name: person.name, role: person.role },
        })
        .from(serviceKey)
        .innerJoin(person, eq(person.id, serviceKey.ownerId))
        .where(and(eq(serviceKey.hash, hash), isNull(serviceKey.revokedAt)));
      return row ?? null;
    },

    /** Every key of the school, newest first. */
    keys: (): Promise<StoredKey[]> => db.select(keyColumns).from(serviceKey).orderBy(desc(serviceKey.createdAt), serviceKey.id),

    /** A session whose sign-in is alive; whether the session itself has run out is the reader's to judge. */
    session: async (hash: string, now: Date): Promise<StoredSession | null> => {
      const [row] = await db
        .select({
          personId: browserSession.personId,
          signInId: browserSession.signInId,
          expiresAt: browserSession.expiresAt,
          signedIn: signedInColumns,
        })
        .from(browserSession)
        .innerJoin(signIn, eq(signIn.id, browserSession.signInId))
        .innerJoin(person, eq(person.id, browserSession.personId))
        .where(and(eq(browserSession.hash, hash), isNull(signIn.revokedAt), gt(signIn.expiresAt, now)));
      return row ?? null;
    },

    /** The token, locked until the transaction ends: whoever comes at the same time sees what was decided. */
    lockToken: async (hash: string): Promise<StoredToken | null> => {
      const [row] = await db
        .select({
          usedAt: refreshToken.usedAt,
          signInId: signIn.id,
          personId: signIn.personId,
          expiresAt: signIn.expiresAt,
          revokedAt: signIn.revokedAt,
        })
        .from(refreshToken)
        .innerJoin(signIn, eq(signIn.id, refreshToken.signInId))
        .where(eq(refreshToken.hash, hash))
        .for('update', { of: refreshToken });
      return row ?? null;
    },
  };
};

/** What `accountReader` promises. */
export type AccountReader = ReturnType<typeof accountReader>;
