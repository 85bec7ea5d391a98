import type { SessionRow } from '@lyceum/db/classroom/reader.ts';
import { leads } from '@lyceum/shared/classroom/rules.ts';
import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { ClassroomPorts } from '../ports.ts';
import { roleIn, type Viewer } from './describe.ts';

/** A session, for who belongs to it and for admins; 404 for everybody else. */
export const find =
  ({ store }: Pick<ClassroomPorts, 'store'>) =>
  async (id: SessionId, viewer: Viewer): Promise<SessionRow> => {
    const row = await store.read.classroom.find(id);
    if (!row || (roleIn(row, viewer.id) === null && viewer.role !== 'admin')) throw new Refusal('not_found');
    return row;
  };

/** A session, for who leads it: its hosts and tutors, and admins. */
export const findLed =
  (ports: Pick<ClassroomPorts, 'store'>) =>
  async (id: SessionId, viewer: Viewer): Promise<SessionRow> => {
    const row = await find(ports)(id, viewer);
    if (!leads({ platformRole: viewer.role, roomRole: roleIn(row, viewer.id) })) throw new Refusal('forbidden');
    return row;
  };
