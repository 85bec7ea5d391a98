import type { Session } from '@lyceum/shared/classroom/contract.ts';
import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { ClassroomPorts } from '../ports.ts';
import { asking } from './asking.ts';
import { describe, type Viewer } from './describe.ts';
import { find } from './find.ts';

/** One lesson as somebody may see it. */
export const view =
  ({ store, clock }: Pick<ClassroomPorts, 'store' | 'clock'>) =>
  async (id: SessionId, viewer: Viewer): Promise<Session> =>
    describe(await find({ store })(id, viewer), viewer, clock.now());

/** One lesson, for whoever asks. */
export const get =
  (ports: Pick<ClassroomPorts, 'store' | 'clock'>) =>
  ({ id }: { readonly id: SessionId }, actor: Actor): Promise<Session> =>
    view(ports)(id, asking(actor));
