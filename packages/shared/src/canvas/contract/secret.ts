import { z } from 'zod';

/** What a connection reads with. It is only ever stored sealed, and leaves the server to nobody but Canvas. Times in milliseconds. */
export const ConnectionSecret = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('token'), token: z.string() }),
  z.object({ kind: z.literal('oauth'), accessToken: z.string(), refreshToken: z.string(), expiresAt: z.number() }),
  z.object({ kind: z.literal('calendar'), feedUrl: z.string() }),
]);
export type ConnectionSecret = z.infer<typeof ConnectionSecret>;
