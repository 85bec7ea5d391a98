import type { Store } from '@lyceum/db/transact.ts';
import type { Role } from '@lyceum/shared/account/contract.ts';
import type { PersonId, SignInId } from '@lyceum/shared/kernel/ids.ts';
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia';
import { tokenHash } from '../../platform/secrets.ts';
import type { Sessions } from './ports.ts';

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionFacts, UserFacts>;
    UserId: PersonId;
    DatabaseSessionAttributes: SessionFacts;
    DatabaseUserAttributes: UserFacts;
  }
}

type SessionFacts = { readonly signInId: SignInId };
type UserFacts = { readonly name: string; readonly role: Role };

/** Lucia's storage over ours. The secret that Lucia calls a session's id is hashed on its way in, so the database never holds it. */
const hashingAdapter = (store: Store): Adapter => ({
  getSessionAndUser: async (id) => {
    const found = await store.read.account.session(tokenHash(id), new Date());
    if (!found) return [null, null];
    const { personId, signInId, expiresAt, signedIn } = found;
    const session: DatabaseSession = { id, userId: personId, expiresAt, attributes: { signInId } };
    return [session, { id: personId, attributes: { name: signedIn.name, role: signedIn.role } }];
  },
  // Sign-ins are listed and ended as such; Lucia is never asked for these.
  getUserSessions: async () => [],
  deleteUserSessions: async (personId) => {
    await store.transact((tx) => tx.account.revokeSignIns(personId, new Date()));
  },
  setSession: ({ id, userId, expiresAt, attributes }) =>
    store.transact((tx) => tx.account.addSession({ hash: tokenHash(id), personId: userId, signInId: attributes.signInId, expiresAt })),
  updateSessionExpiration: (id, expiresAt) => store.transact((tx) => tx.account.prolongSession(tokenHash(id), expiresAt)),
  deleteSession: (id) => store.transact((tx) => tx.account.removeSession(tokenHash(id))),
  deleteExpiredSessions: () => store.transact((tx) => tx.account.removeExpired(new Date())),
});

/** Browser sessions by Lucia: seven days without a visit end one, its sign-in's life ends it in any case. */
export const luciaSessions = (store: Store, options: { readonly secure: boolean }): Sessions => {
  const lucia = new Lucia<SessionFacts, UserFacts>(hashingAdapter(store), {
    sessionExpiresIn: new TimeSpan(7, 'd'),
    getSessionAttributes: ({ signInId }) => ({ signInId }),
    getUserAttributes: ({ name, role }) => ({ name, role }),
    sessionCookie: {
      // A __Host- cookie cannot be planted by a neighbouring subdomain; browsers take it over HTTPS only.
      name: options.secure ? '__Host-lyceum' : 'lyceum_session',
      attributes: { secure: options.secure, sameSite: 'lax', path: '/' },
    },
  });
  return {
    open: async (personId, signInId) => {
      const session = await lucia.createSession(personId, { signInId });
      return lucia.createSessionCookie(session.id).serialize();
    },
    read: async (cookieHeader) => {
      const id = lucia.readSessionCookie(cookieHeader);
      if (!id || id.length > 100) return null;
      const { session, user } = await lucia.validateSession(id);
      if (!session) return null;
      const renewed = session.fresh ? lucia.createSessionCookie(id).serialize() : null;
      return { id: user.id, name: user.name, role: user.role, signInId: session.signInId, renewed };
    },
    blank: lucia.createBlankSessionCookie().serialize(),
  };
};
