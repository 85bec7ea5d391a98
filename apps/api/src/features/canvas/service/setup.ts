import type { Connection } from '@lyceum/shared/canvas/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CanvasPorts } from '../ports.ts';
import { aimAt } from './aim.ts';
import { greeted } from './greeted.ts';
import { keep } from './keep.ts';
import { tokenEnd } from './token-end.ts';

/** What is pasted, and where it is from. */
interface Pasted {
  readonly canvasUrl: string;
  readonly canvasName: string;
  readonly apiToken: string;
  readonly tokenExpiresAt?: string | null | undefined;
}

/** Connects a Canvas with a token that somebody pasted. The token is tried first. */
export const setup = (ports: CanvasPorts) => {
  const [aim, greet, store] = [aimAt(ports), greeted(ports), keep(ports)];
  return async ({ canvasUrl, canvasName, apiToken, tokenExpiresAt }: Pasted, actor: Actor): Promise<Connection> => {
    const { id: personId } = personOf(actor);
    const end = tokenEnd(ports)(tokenExpiresAt);
    await ports.throttle.take('canvasSetup', personId);
    const base = aim(canvasUrl);
    const welcome = await greet(base, apiToken);
    const isKnown = welcome.kind === 'known';
    return store({
      ...{ personId, canvasUrl: base, canvasName },
      user: isKnown ? welcome : null,
      state: isKnown ? 'ok' : 'forbidden',
      secret: { kind: 'token', token: apiToken },
      tokenExpiresAt: end,
    });
  };
};
