import type { z } from 'zod';

/** The events of a topic by name, in the past tense. */
export type Events = { readonly [event: string]: z.ZodType };

/** A family of things that happen in rooms. An event's `kind` on the wire and in the log is `<topic>.<event>`. */
export interface Topic<N extends string = string, E extends Events = Events> {
  readonly name: N;
  readonly events: E;
}

/** Declares a topic; register it in `topics.ts` or nothing will carry it. */
export const defineTopic = <N extends string, E extends Events>(name: N, events: E): Topic<N, E> => ({ name, events });

/** The kinds a topic can put into a room's log, e.g. `chat.sent`. */
export type KindOf<T extends Topic> = T extends Topic<infer N, infer E> ? `${N}.${keyof E & string}` : never;

/** One function per event: leaving one out, or naming one that does not exist, is a compile error. */
export type HandlersOf<T extends Topic, Ctx, R = void> = {
  readonly [K in keyof T['events'] & string]: (data: z.output<T['events'][K]>, ctx: Ctx) => R;
};
