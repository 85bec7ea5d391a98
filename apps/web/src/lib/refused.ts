import { problemOf } from './problem.ts';

/** Which of a form's fields the server refused. */
export const refusedFields = <K extends string>(error: unknown, fields: readonly K[]): readonly K[] => {
  const issues = problemOf(error)?.issues ?? [];
  return fields.filter((field) => issues.some((issue) => issue.path.split('.')[0] === field));
};
