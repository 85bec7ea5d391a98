import type { StoredConnection } from '@lyceum/db/canvas/reader.ts';
import type { ConnectionSecret } from '@lyceum/shared/canvas/contract/secret.ts';
import { request } from 'undici';
import { z } from 'zod';
import { CanvasFault } from './client/fault.ts';
import type { CanvasPorts } from './ports.ts';

/** A token that ends sooner is renewed first: a run may take that long. */
const marginMs = 5 * 60_000;

const Renewed = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().positive() });

type Ports = Pick<CanvasPorts, 'store' | 'cipher' | 'dispatcher' | 'clock' | 'developerKey'>;
type Oauth = Extract<ConnectionSecret, { kind: 'oauth' }>;

const renew = async (
  { dispatcher, developerKey, clock }: Ports,
  connection: StoredConnection,
  { secret, signal }: { secret: Oauth; signal: AbortSignal },
): Promise<Oauth> => {
  if (!developerKey) throw new CanvasFault('token', 'the school has no developer key any more');
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: developerKey.clientId,
    client_secret: developerKey.clientSecret,
    refresh_token: secret.refreshToken,
  });
  const reply = await request(new URL('/login/oauth2/token', connection.canvasUrl), {
    ...{ method: 'POST', dispatcher, body: form.toString() },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    signal: AbortSignal.any([signal, AbortSignal.timeout(30_000)]),
  }).catch(() => {
    throw new CanvasFault(signal.aborted ? 'cancelled' : 'unreachable', 'Canvas did not renew the token');
  });
  const text = await reply.body.text();
  // Whoever took our right away says so with 400 or 401; everything else may pass.
  if (reply.statusCode === 400 || reply.statusCode === 401) throw new CanvasFault('token', 'Canvas does not renew the token any more');
  const parsed = reply.statusCode === 200 ? Renewed.safeParse(JSON.parse(text)) : null;
  if (!parsed?.success) throw new CanvasFault('unreachable', `Canvas answered the renewal of the token with ${reply.statusCode}`);
  const { access_token: accessToken, expires_in } = parsed.data;
  // The answer carries no new refresh token: the same one is used for ever.
  return { ...secret, accessToken, expiresAt: clock.now() + expires_in * 1000 };
};

/** The token of a connection, renewed and stored again when it is about to end. */
export const tokenOf = async (
  ports: Ports,
  connection: StoredConnection,
  { secret, signal }: { secret: Exclude<ConnectionSecret, { kind: 'calendar' }>; signal: AbortSignal },
): Promise<string> => {
  if (secret.kind === 'token') return secret.token;
  if (secret.expiresAt - ports.clock.now() > marginMs) return secret.accessToken;
  const renewed = await renew(ports, connection, { secret, signal });
  const sealed = ports.cipher.seal(JSON.stringify(renewed), `canvas_connection:${connection.id}`);
  await ports.store.transact((tx) => tx.canvas.changeConnection(connection.id, { secret: sealed }));
  return renewed.accessToken;
};
