import type { User } from '@lyceum/shared/account/contract.ts';
import { call, queries, queryClient } from './api.ts';
import { activate } from './locale.ts';
import { preferences, setPreferences } from './preferences.ts';
import { isSignedOut } from './problem.ts';

/** Makes somebody the one who is signed in: their language and their time zone. */
export const adopt = async (user: User): Promise<void> => {
  queries.account.me.setData({}, user);
  setPreferences({ timeZone: user.timezone });
  if (preferences().locale !== user.locale) await activate(user.locale);
};

/** Who is signed in, or null. Fails when the server cannot be asked. */
export const currentUser = async (): Promise<User | null> => {
  const cached = queries.account.me.getData({});
  if (cached) return cached;
  try {
    const user = await call.account.me.query({});
    await adopt(user);
    return user;
  } catch (error) {
    if (isSignedOut(error)) return null;
    throw error;
  }
};

/** Ends the session here and on the server; what was cached for this person is forgotten. */
export const signOut = async (): Promise<void> => {
  await call.account.signOut.mutate({});
  queryClient.clear();
};
