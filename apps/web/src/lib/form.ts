import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form';

/** What is wrong with a field, as a word that the page translates. */
export type FieldFault = 'required' | 'email' | 'short' | 'long' | 'refused';

/** Looks at what was typed. The server checks everything again; here only what can be said while typing. */
export type Check = (value: string) => FieldFault | null;

export const required: Check = (value) => (value.trim() === '' ? 'required' : null);

export const anAddress: Check = (value) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? null : 'email');

const atLeast =
  (length: number): Check =>
  (value) =>
    value.length < length ? 'short' : null;

export const atMost =
  (length: number): Check =>
  (value) =>
    value.trim().length > length ? 'long' : null;

/** The rules of a name, and of a password that is being chosen. */
export const aName: readonly Check[] = [required, atMost(100)];
export const aNewPassword: readonly Check[] = [atLeast(8), atMost(128)];

/** Checks a form field by field; the first fault of each is told. */
export const checked =
  <T extends FieldValues & Record<keyof T, string>>(checks: { readonly [K in keyof T]: readonly Check[] }): Resolver<T> =>
  (values) => {
    const errors: Record<string, { type: string; message: string }> = {};
    for (const [name, rules] of Object.entries<readonly Check[]>(checks)) {
      const fault = rules.map((rule) => rule(values[name] ?? '')).find((each) => each !== null);
      if (fault) errors[name] = { type: fault, message: fault };
    }
    if (Object.keys(errors).length > 0) return { values: {}, errors: errors as FieldErrors<T> };
    return { values, errors: {} };
  };
