import type { PersonId, SignInId } from '@lyceum/shared/kernel/ids.ts';
import { type Control, controlChannel } from '@lyceum/shared/room/wire.ts';
import type { AccountPorts } from '../ports.ts';

/** Tells every realtime node that sign-ins have ended, so that their sockets close. Without Redis they close when their tickets do. */
export const announceEnd =
  ({ bus }: Pick<AccountPorts, 'bus'>) =>
  (personId: PersonId, signInIds: readonly SignInId[]): void => {
    for (const sid of signInIds) {
      const message: Control = { type: 'signed_out', user_id: personId, sid };
      bus.publish(controlChannel, JSON.stringify(message)).catch(() => undefined);
    }
  };
