import type { Role } from '../account/contract.ts';
import type { RoomRole } from '../room/contract.ts';
import type { SessionStatus } from './contract.ts';

/** The times of a session, ISO 8601. */
export interface SessionTimes {
  readonly startsAt: string | null;
  readonly endedAt: string | null;
}

/**
 * What a session is at `now`. One without a start is there from its creation on. A lesson that overruns goes on: only ending
 * it ends it.
 */
export const statusOf = ({ startsAt, endedAt }: SessionTimes, now: number): SessionStatus => {
  if (endedAt !== null) return 'ended';
  return startsAt !== null && Date.parse(startsAt) > now ? 'scheduled' : 'active';
};

/** Whether somebody leads a lesson: is told its people's addresses and what their browsers logged. */
export const leads = (viewer: { readonly platformRole: Role; readonly roomRole: RoomRole | null }): boolean =>
  viewer.platformRole === 'admin' || viewer.roomRole === 'host' || viewer.roomRole === 'tutor';
