import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';
import { api } from '../../lib/api.ts';
import { preferences } from '../../lib/preferences.ts';
import { refusedFields } from '../../lib/refused.ts';
import { adopt } from '../../lib/session.ts';

/** Signs in by password; the answer sets the cookie. */
export const useSignIn = (onDone: () => void) => api.account.signIn.useMutation({ onSuccess: (user) => adopt(user).then(onDone) });

/** Makes an account in this device's language and time zone, and signs in to it. */
export const useSignUp = (onDone: () => void) => {
  const mutation = api.account.signUp.useMutation({ onSuccess: (user) => adopt(user).then(onDone) });
  const { locale, timeZone } = preferences();
  return {
    ...mutation,
    register: (values: { name: string; email: string; password: string }, onError: (error: unknown) => void) =>
      mutation.mutate({ ...values, locale, timezone: timeZone }, { onError }),
  };
};

export const useRequestReset = () => api.account.requestReset.useMutation();

export const useResetPassword = () => api.account.resetPassword.useMutation();

/** Puts the server's named issues beside the fields they are about. */
export const markRefused = <T extends FieldValues>(error: unknown, fields: readonly Path<T>[], setError: UseFormSetError<T>) => {
  for (const field of refusedFields(error, fields)) setError(field, { type: 'server', message: 'refused' });
};
