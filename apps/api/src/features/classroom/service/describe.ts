import type { SessionRow } from '@lyceum/db/classroom/reader.ts';
import type { Role } from '@lyceum/shared/account/contract.ts';
import type { Session } from '@lyceum/shared/classroom/contract.ts';
import { leads, statusOf } from '@lyceum/shared/classroom/rules.ts';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';

/** Who looks at a session. */
export interface Viewer {
  readonly id: PersonId;
  readonly role: Role;
}

/** What somebody is in a session, or null. */
export const roleIn = ({ participants }: SessionRow, id: PersonId) => participants.find((person) => person.id === id)?.role ?? null;

/** A session as this viewer may see it. */
export const describe = (row: SessionRow, viewer: Viewer, now: number): Session => {
  const { id, title, startsAt, endsAt, bookingId } = row;
  const isTold = leads({ platformRole: viewer.role, roomRole: roleIn(row, viewer.id) });
  const participants = row.participants.map((person) => (isTold ? person : { ...person, email: null }));
  return { id, title, status: statusOf(row, now), startsAt, endsAt, participants, bookingId };
};
