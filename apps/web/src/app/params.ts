import type { CourseId, LessonId, QuizId } from '@lyceum/shared/kernel/ids.ts';

/** What names a course in an address; a lesson of it; a quiz of that. */
export interface CourseParams {
  readonly courseId: CourseId;
}
export interface LessonParams extends CourseParams {
  readonly lessonId: LessonId;
}
export interface QuizParams extends LessonParams {
  readonly quizId: QuizId;
}
/** Addresses carry plain text; inside they are the ids they stand for. The server alone knows whether such a thing exists. */
export const params = <P extends object>() => ({
  parse: (raw: Record<keyof P, string>) => raw as unknown as P,
  stringify: (own: P) => own as never,
});

/** What may stand behind the question mark of an address: these words, and nothing but text. */
export const searchOf =
  <K extends string>(...keys: readonly K[]) =>
  (raw: Record<string, unknown>): { readonly [N in K]?: string | undefined } => {
    const known = keys.map((key) => [key, raw[key]] as const).filter(([, value]) => typeof value === 'string');
    return Object.fromEntries(known) as { readonly [N in K]?: string | undefined };
  };
