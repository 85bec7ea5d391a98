import type { Admission, RoomLog } from '@lyceum/db/room-log';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { RoomKey } from '@lyceum/shared/room/contract.ts';
import { actorText } from '@lyceum/shared/room/wire.ts';
import { strangeCursor } from './cursor.ts';

/** Somebody's place in a room, and how the log's commands name them. */
export interface Place extends Admission {
  readonly person: PersonId;
}

/** A place in a room, for whoever belongs to it; 404 for everybody else, whether the room is there or not. */
export const placeIn =
  (roomLog: Pick<RoomLog, 'admit'>) =>
  async (room: RoomKey, person: PersonId): Promise<Place> => {
    const admission = await roomLog.admit(room, person);
    if (!admission) throw new Refusal('not_found');
    return { ...admission, person };
  };

/** The part of a command that says who gives it, and where. */
export const commandBy = ({ room, roomId, person, name, role }: Place) => ({
  room,
  roomId,
  actor: person,
  by: actorText({ id: person, name, role }),
});

/** Why the log refused somebody: it says no without a why, so the room is looked at as it is now. */
export const whyRefused =
  (roomLog: Pick<RoomLog, 'admit'>) =>
  async ({ room, person }: Place): Promise<Refusal> => {
    const now = await roomLog.admit(room, person);
    if (!now) return new Refusal('not_found');
    return now.ended ? new Refusal('already_ended') : new Refusal('forbidden');
  };

/** A page's place in a list that is numbered: the number before which it goes on. */
export const numberCursor = (cursor: string | undefined): number => {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  if (/^[1-9]\d{0,14}$/.test(cursor)) return Number(cursor);
  throw strangeCursor();
};

/** The cursor after a full page, which goes on before its last number. */
export const nextNumberCursor = (numbers: readonly number[], limit: number): string | null => {
  const last = numbers.at(-1);
  return numbers.length === limit && last !== undefined ? String(last) : null;
};
