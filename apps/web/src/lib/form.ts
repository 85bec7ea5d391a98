import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form';
import type * as z from 'zod/mini';
import { problemOf } from './problem.ts';

/** What is wrong with a field, as a word that the page translates. */
export type FieldFault = 'required' | 'email' | 'short' | 'long' | 'differs' | 'refused';

/** Checks a form by a schema whose messages are `FieldFault`s. */
export const resolver =
  <T extends FieldValues>(schema: z.ZodMiniType<T>): Resolver<T> =>
  (values) => {
    const result = schema.safeParse(values);
    if (result.success) return { values: result.data, errors: {} };
    const errors: Record<string, { type: string; message: string }> = {};
    for (const issue of result.error.issues) {
      const name = String(issue.path[0] ?? 'root');
      errors[name] ??= { type: issue.code ?? 'custom', message: issue.message };
    }
    return { values: {}, errors: errors as FieldErrors<T> };
  };

/** Which of a form's fields the server refused. */
export const refusedFields = <K extends string>(error: unknown, fields: readonly K[]): readonly K[] => {
  const issues = problemOf(error)?.issues ?? [];
  return fields.filter((field) => issues.some((issue) => issue.path.split('.')[0] === field));
};
