import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { CanvasPorts, Round } from '../ports.ts';
import { aimAt } from './aim.ts';
import { type Found, keep, openRun, placeOf } from './keep.ts';

/** What came back in the address. */
export interface Returned {
  readonly state?: string | undefined;
  readonly code?: string | undefined;
  readonly error?: string | undefined;
}

/** How a round ended: connected, or why not. `stale` is not ours or too old, `stranger` is for somebody else or nobody who is signed in. */
export type Finish = 'connected' | 'denied' | 'stale' | 'stranger' | 'refused' | 'unreachable';

type Oauth = Extract<Found['secret'], { kind: 'oauth' }>;

const trade = async (ports: CanvasPorts, code: string, { canvasUrl }: Round): Promise<Oauth | Finish> => {
  const { developerKey, host, clock, callbackUrl } = ports;
  if (!developerKey) return 'refused';
  const { clientId, clientSecret } = developerKey;
  const grant = { grant_type: 'authorization_code', client_id: clientId, client_secret: clientSecret, redirect_uri: callbackUrl, code };
  const traded = await host.trade(canvasUrl, grant);
  if (traded.kind !== 'traded') return traded.kind === 'refused' ? 'refused' : 'unreachable';
  const { accessToken, refreshToken, lifeMs } = traded;
  if (refreshToken === null) return 'refused';
  return { kind: 'oauth', accessToken, refreshToken, expiresAt: clock.now() + lifeMs };
};

/** Keeps a connection, or, where it is there already, what it reads with from now on: so a connection is mended. */
const keepOrMend = async (ports: CanvasPorts, found: Found & { readonly user: { readonly id: string } }): Promise<void> => {
  const { store, cipher, clock } = ports;
  const { personId, canvasUrl, user, secret } = found;
  const isMended = await store.transact(async (tx) => {
    const id = await tx.canvas.connectionTo(personId, canvasUrl, user.id);
    if (id === null) return false;
    await tx.canvas.changeConnection(id, {
      ...{ kind: 'oauth', state: 'ok', tokenHint: null, tokenExpiresAt: null, warnedDays: null },
      secret: cipher.seal(JSON.stringify(secret), placeOf(id)),
      nextSyncAt: new Date(clock.now()),
    });
    await openRun(tx, id, 'setup');
    await tx.audit.record({ actorId: personId, action: 'canvas.token_replaced', subject: `connection:${id}` });
    return true;
  });
  if (isMended) return;
  await keep(ports)(found).catch((error: unknown) => {
    // The same round twice at once: the other one has kept it.
    if (!(error instanceof Refusal && error.code === 'conflict')) throw error;
  });
};

/** Ends an OAuth2 round that somebody's browser comes back from. Only who began it may: else one could lend another their Canvas. */
export const oauthFinish =
  (ports: CanvasPorts) =>
  async ({ state = '', code = '', error }: Returned, actor: Actor): Promise<Finish> => {
    const round = ports.rounds.read(state);
    if (!round) return 'stale';
    if (actor.kind !== 'person' || actor.id !== round.personId) return 'stranger';
    if (error !== undefined || code === '') return 'denied';
    const { canvasName } = round;
    const canvasUrl = aimAt(ports)(round.canvasUrl);
    const secret = await trade(ports, code, round);
    if (typeof secret === 'string') return secret;
    // What stands beside the token is a number, and may have been rounded.
    const greeting = await ports.host.greet(canvasUrl, secret.accessToken);
    if (greeting.kind !== 'known') return greeting.kind === 'unknown' || greeting.kind === 'forbidden' ? 'refused' : 'unreachable';
    await keepOrMend(ports, { personId: round.personId as PersonId, canvasUrl, canvasName, user: greeting, state: 'ok', secret });
    return 'connected';
  };
