import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CanvasPorts } from '../ports.ts';
import { aimAt } from './aim.ts';

type Ports = Pick<CanvasPorts, 'allowedHosts' | 'developerKey' | 'rounds' | 'callbackUrl'>;

/** Where somebody's browser is to go to let us read their Canvas. */
export const oauthStart =
  ({ allowedHosts, developerKey, rounds, callbackUrl }: Ports) =>
  async (
    { canvasUrl, canvasName }: { readonly canvasUrl: string; readonly canvasName?: string | undefined },
    actor: Actor,
  ): Promise<{ url: string }> => {
    const { id: personId } = personOf(actor);
    if (!developerKey) throw new Refusal('not_found', { message: 'This school has no developer key of Canvas: use a token.' });
    const base = aimAt({ allowedHosts })(canvasUrl);
    const url = new URL('/login/oauth2/auth', base);
    const state = rounds.sign({ personId, canvasUrl: base, canvasName: canvasName ?? new URL(base).host });
    url.search = new URLSearchParams({
      client_id: developerKey.clientId,
      response_type: 'code',
      redirect_uri: callbackUrl,
      state,
    }).toString();
    return { url: url.href };
  };
