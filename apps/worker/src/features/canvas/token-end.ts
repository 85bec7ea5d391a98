import { z } from 'zod';
import { ask } from './client/ask.ts';
import { CanvasFault } from './client/fault.ts';
import { iso, Time } from './client/fields.ts';
import type { CanvasPorts } from './ports.ts';
import type { Run } from './read-course.ts';

const Token = z.looseObject({ expires_at: Time });

/** Canvas knows a token of one's own by its first letters, after the number of its shard (TokensController#show). */
const hintOf = (token: string): string => encodeURIComponent((token.split('~').at(-1) ?? '').slice(0, 5));

/**
 * Asks when a pasted token ends: students' do after 120 days at most. Many schools do not tell; then what the person said stays, and it
 * is none of the run's faults.
 */
export const readTokenEnd = async ({ store }: Pick<CanvasPorts, 'store'>, { connection, base, ask: options }: Run): Promise<void> => {
  if (connection.kind !== 'token') return;
  const url = new URL(`/api/v1/users/self/tokens/${hintOf(options.token)}`, base);
  // Not even a part of a token stands where progress is told.
  const told = (): void => options.told('GET /api/v1/users/self/tokens');
  const answer = await ask(url, null, { ...options, told }).catch((error: unknown) => {
    if (error instanceof CanvasFault && error.kind !== 'cancelled' && error.kind !== 'token') return null;
    throw error;
  });
  const token = Token.safeParse(answer?.body);
  if (!token.success) return;
  const end = iso(token.data.expires_at);
  await store.transact((tx) => tx.canvas.changeConnection(connection.id, { tokenExpiresAt: end === null ? null : new Date(end) }));
};
