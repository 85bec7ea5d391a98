import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { feedRoom, type RoomKey, type RoomRole } from '@lyceum/shared/room/contract.ts';
import { defaultRights } from '@lyceum/shared/room/rules.ts';
import { eq, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { roomHead, roomMember } from './table.ts';

/** Somebody to be added to a room. */
export interface NewMember {
  readonly actorId: PersonId;
  readonly role: RoomRole;
  /** As bits; the role's own when left out. */
  readonly rights?: number;
}

/** Makes rooms and lets people in. What happens in a room is written by the room log, not here. */
export const roomWriter = (tx: Queryable) => ({
  /** Opens a room and answers its number, or null when the key is taken. */
  create: async ({ key, title, open = false }: { key: RoomKey; title: string; open?: boolean }): Promise<number | null> => {
    const rows = await tx
      .insert(roomHead)
      .values({ key, title, flags: open ? 2 : 0 })
      .onConflictDoNothing()
      .returning({ roomId: roomHead.roomId });
    return rows[0]?.roomId ?? null;
  },

  /** Adds people; who belongs to the room already keeps their role and rights. Answers who is new. */
  addMembers: async (roomId: number, members: readonly NewMember[]): Promise<PersonId[]> => {
    if (members.length === 0) return [];
    const rows = await tx
      .insert(roomMember)
      .values(members.map(({ actorId, role, rights }) => ({ roomId, actorId, role, rights: rights ?? defaultRights(role) })))
      .onConflictDoNothing()
      .returning({ actorId: roomMember.actorId });
    return rows.map((row) => row.actorId as PersonId);
  },

  /** The number of somebody's own feed, which is made when it is first needed. */
  feed: async ({ id, name }: { readonly id: PersonId; readonly name: string }): Promise<number> => {
    const key = feedRoom(id);
    const known = async (): Promise<number | undefined> =>
      (await tx.select({ roomId: roomHead.roomId }).from(roomHead).where(eq(roomHead.key, key)))[0]?.roomId;
    const there = await known();
    if (there !== undefined) return there;
    await tx.insert(roomHead).values({ key, title: name }).onConflictDoNothing();
    const roomId = (await known()) as number;
    await tx.insert(roomMember).values({ roomId, actorId: id, role: 'member', rights: 0 }).onConflictDoNothing();
    return roomId;
  },

  /** Closes a room to everything; its log stays. For what ends outside of a room's own commands. */
  close: async (roomId: number): Promise<void> => {
    await tx
      .update(roomHead)
      .set({ flags: sql`${roomHead.flags} | 1` })
      .where(sql`${roomHead.roomId} = ${roomId}`);
  },
});

export type RoomWriter = ReturnType<typeof roomWriter>;
