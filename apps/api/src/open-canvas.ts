import type { Store } from '@lyceum/db/transact.ts';
import { createEgress } from '@lyceum/platform/egress.ts';
import { canvasCipher } from '@lyceum/platform/env-canvas.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import type { ApiEnv } from './env.ts';
import { callbackPath } from './features/canvas/callback.fastify.ts';
import { undiciHost } from './features/canvas/host.undici.ts';
import { signedRounds } from './features/canvas/rounds.hmac.ts';
import { type CanvasService, canvasService } from './features/canvas/service.ts';
import type { Secrets } from './platform/secrets.ts';
import type { Throttle } from './platform/throttle.ts';

/** Connections to one host at most: what is asked here are single questions. */
const connections = 8;

/** What Canvas needs of the rest of the api. */
interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly throttle: Throttle;
  readonly secrets: Secrets;
}

/** Opens the way to other people's Canvas, as configured. */
export const openCanvas = (
  env: ApiEnv,
  { store, clock, throttle, secrets }: Parts,
): { readonly canvas: CanvasService; close(): Promise<void> } => {
  const { CANVAS_CLIENT_ID: clientId, CANVAS_CLIENT_SECRET: clientSecret, CANVAS_ALLOWED_HOSTS: allowedHosts } = env;
  const egress = createEgress({ allowed: allowedHosts, connections });
  const canvas = canvasService({
    ...{ store, clock, throttle, allowedHosts },
    cipher: canvasCipher(env),
    host: undiciHost(egress),
    developerKey: clientId !== undefined && clientSecret !== undefined ? { clientId, clientSecret } : null,
    rounds: signedRounds({ key: secrets.keyFor('canvas rounds'), clock }),
    callbackUrl: `${env.PUBLIC_URL.replace(/\/+$/, '')}${callbackPath}`,
  });
  return { canvas, close: () => egress.destroy() };
};
