import { isTaken } from '@lyceum/db/transact.ts';
import type { Connection } from '@lyceum/shared/canvas/contract.ts';
import type { ConnectionId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CanvasPorts } from '../ports.ts';
import { aimAt } from './aim.ts';
import { greeted } from './greeted.ts';
import { hintOf, placeOf } from './keep.ts';
import { owned, present } from './owned.ts';
import { tokenEnd } from './token-end.ts';

/** Another token, and for which connection. */
interface Pasted {
  readonly id: ConnectionId;
  readonly apiToken: string;
  readonly tokenExpiresAt?: string | null | undefined;
}

/** Gives a connection another token of the same user of Canvas, tried first; it is read again at once. */
export const replaceToken = (ports: CanvasPorts) => {
  const { store, cipher, clock, throttle } = ports;
  const greet = greeted(ports);
  return async ({ id, apiToken, tokenExpiresAt }: Pasted, actor: Actor): Promise<Connection> => {
    const { id: personId } = personOf(actor);
    const connection = await owned(store)(id, actor);
    if (connection.kind === 'calendar') throw new Refusal('conflict', { message: 'A calendar feed has no token: connect Canvas anew.' });
    const end = tokenEnd(ports)(tokenExpiresAt);
    await throttle.take('canvasSetup', personId);
    const welcome = await greet(aimAt(ports)(connection.canvasUrl), apiToken);
    const user = welcome.kind === 'known' ? welcome : null;
    if (connection.canvasUserId !== null && user !== null && user.id !== connection.canvasUserId)
      throw new Refusal('conflict', { message: 'This token is of somebody else: connect them beside this connection.' });
    const secret = { kind: 'token', token: apiToken } as const;
    const change = store.transact(async (tx) => {
      await tx.canvas.changeConnection(id, {
        ...(user !== null && { canvasUserId: user.id, canvasUserName: user.name }),
        kind: 'token',
        state: user === null ? 'forbidden' : 'ok',
        secret: cipher.seal(JSON.stringify(secret), placeOf(id)),
        tokenHint: hintOf(secret),
        ...{ tokenExpiresAt: end, warnedDays: null },
        nextSyncAt: new Date(clock.now()),
      });
      await tx.audit.record({ actorId: personId, action: 'canvas.token_replaced', subject: `connection:${id}` });
    });
    await change.catch((error: unknown) => {
      throw isTaken(error) ? new Refusal('conflict', { message: 'You have connected this Canvas already.' }) : error;
    });
    return present(store)(id, actor);
  };
};
