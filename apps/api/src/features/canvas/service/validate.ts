import type { StoredConnection } from '@lyceum/db/canvas/reader.ts';
import { baseUrlOf } from '@lyceum/platform/egress.ts';
import type { ConnectionSecret } from '@lyceum/shared/canvas/contract/secret.ts';
import type { Connection, ConnectionState } from '@lyceum/shared/canvas/contract.ts';
import type { ConnectionId } from '@lyceum/shared/kernel/ids.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CanvasPorts, Greeting } from '../ports.ts';
import { placeOf } from './keep.ts';
import { owned, present } from './owned.ts';
import { secretOf } from './secret-of.ts';

const states: Readonly<Record<Greeting['kind'], ConnectionState>> = {
  known: 'ok',
  unknown: 'reconnect',
  forbidden: 'forbidden',
  busy: 'unreachable',
  silent: 'unreachable',
  no_canvas: 'unreachable',
};

type Oauth = Extract<ConnectionSecret, { kind: 'oauth' }>;
type Ports = Pick<CanvasPorts, 'store' | 'clock' | 'cipher' | 'host' | 'allowedHosts' | 'developerKey'>;

/** Renews an access token that has run out, and keeps it. */
const renewed = async (ports: Ports, { id, canvasUrl }: StoredConnection, secret: Oauth): Promise<Oauth | ConnectionState> => {
  const { store, clock, cipher, host, developerKey } = ports;
  if (secret.expiresAt > clock.now()) return secret;
  if (!developerKey) return 'reconnect';
  const trade = await host.trade(canvasUrl, {
    grant_type: 'refresh_token',
    client_id: developerKey.clientId,
    client_secret: developerKey.clientSecret,
    refresh_token: secret.refreshToken,
  });
  if (trade.kind !== 'traded') return trade.kind === 'refused' ? 'reconnect' : 'unreachable';
  const fresh: Oauth = { ...secret, accessToken: trade.accessToken, expiresAt: clock.now() + trade.lifeMs };
  await store.transact((tx) => tx.canvas.changeConnection(id, { secret: cipher.seal(JSON.stringify(fresh), placeOf(id)) }));
  return fresh;
};

const stateOf = async (ports: Ports, connection: StoredConnection): Promise<ConnectionState> => {
  const { host, allowedHosts } = ports;
  const secret = secretOf(ports)(connection);
  if (secret === null) return 'reconnect';
  // Whoever vouched for a host may have stopped to.
  if ('refusal' in baseUrlOf(connection.canvasUrl, allowedHosts)) return 'unreachable';
  if (secret.kind === 'calendar') {
    const found = await host.hasCalendar(secret.feedUrl);
    return found === 'calendar' ? 'ok' : found === 'silent' ? 'unreachable' : 'reconnect';
  }
  if (secret.kind === 'token') return states[(await host.greet(connection.canvasUrl, secret.token)).kind];
  const usable = await renewed(ports, connection, secret);
  return typeof usable === 'string' ? usable : states[(await host.greet(connection.canvasUrl, usable.accessToken)).kind];
};

/** Asks Canvas now whether it still knows the connection, and keeps what follows. */
export const validate =
  (ports: Ports & Pick<CanvasPorts, 'throttle'>) =>
  async (id: ConnectionId, actor: Actor): Promise<Connection> => {
    const { store, throttle } = ports;
    const connection = await owned(store)(id, actor);
    await throttle.take('canvasValidate', personOf(actor).id);
    const state = await stateOf(ports, connection);
    await store.transact((tx) => tx.canvas.changeConnection(id, { state }));
    return present(store)(id, actor);
  };
