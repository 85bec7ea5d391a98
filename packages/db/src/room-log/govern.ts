import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { PermissionChange, RoomRole } from '@lyceum/shared/room/contract.ts';
import { mayGrant, rightsOf, unpackRights } from '@lyceum/shared/room/rules.ts';
import type pg from 'pg';
import { type Append, type Appended, append } from './append.ts';

/** Who governs which room: the part of an `Append` that does not depend on what is done. */
export type Governor = Pick<Append, 'room' | 'roomId' | 'actor' | 'by' | 'cid'>;

/** The outcome, and the event to announce when it is a fresh one. */
export type Governed =
  | {
      readonly ok: true;
      readonly appended: Extract<Appended, { ok: true }>;
      readonly event: Append;
      readonly rights: number;
      readonly role: RoomRole;
    }
  | { readonly ok: false; readonly reason: 'cid_reused' | 'refused' | 'not_found' | 'not_held' | 'host' };

/** Changes somebody's rights. The event and the change are one commit: nothing they do after it in the log is judged by the old ones. */
export const setRights = (
  client: pg.Client,
  by: Governor,
  change: { readonly target: PersonId; readonly permissions: PermissionChange },
): Promise<Governed> =>
  inTransaction(client, async () => {
    await client.query('select 1 from room_head where room_id = $1 for no key update', [by.roomId]);
    const members = await client.query<{ actor_id: PersonId; role: RoomRole; rights: number }>(
      'select actor_id, role, rights from room_member where room_id = $1 and actor_id = any($2::uuid[])',
      [by.roomId, [by.actor, change.target]],
    );
    const find = (id: PersonId) => members.rows.find((row) => row.actor_id === id);
    const [granter, target] = [find(by.actor), find(change.target)];
    if (!granter) return { ok: false, reason: 'refused' };
    if (!target) return { ok: false, reason: 'not_found' };
    const before = await repeated(client, by, change.target);
    const decision = mayGrant(granter.rights, target, change.permissions);
    if (!before && !decision.ok) return { ok: false, reason: decision.reason === 'no_right' ? 'refused' : decision.reason };
    const rights = decision.ok ? decision.rights : target.rights;
    const data = before ?? JSON.stringify({ user_id: change.target, permissions: unpackRights(rights) });
    const event: Append = { ...by, need: rightsOf('can_grant'), kind: 'rights.changed', data };
    const [appended] = await append(client, [event]);
    if (!appended?.ok) return { ok: false, reason: appended?.reason ?? 'refused' };
    if (appended.fresh) {
      await client.query('update room_member set rights = $3 where room_id = $1 and actor_id = $2', [by.roomId, change.target, rights]);
    }
    return { ok: true, appended, event, rights: appended.fresh ? rights : target.rights, role: target.role };
  });

// What the same command said the first time: a repeat must not be measured against rights that it has itself changed.
const repeated = async (client: pg.Client, by: Governor, target: PersonId): Promise<string | null> => {
  if (by.cid === null) return null;
  const { rows } = await client.query<{ data: string }>(
    `select data from room_event where room_id = $1 and actor_id = $2 and cid = $3 and kind = 'rights.changed'`,
    [by.roomId, by.actor, by.cid],
  );
  const data = rows[0]?.data;
  return data && (JSON.parse(data) as { user_id: string }).user_id === target ? data : null;
};

/** Ends a room: its last event, after which nothing is accepted. */
export const endRoom = (client: pg.Client, by: Governor): Promise<Governed> =>
  inTransaction(client, async () => {
    const event: Append = { ...by, need: rightsOf('can_terminate'), kind: 'room.ended', data: '{}' };
    const [appended] = await append(client, [event]);
    if (!appended?.ok) return { ok: false, reason: appended?.reason ?? 'refused' };
    if (appended.fresh) {
      await client.query('update room_head set flags = flags | 1 where room_id = $1', [by.roomId]);
      await client.query('update classroom_session set ended_at = now() where room_id = $1 and ended_at is null', [by.roomId]);
    }
    return { ok: true, appended, event, rights: rightsOf('can_terminate'), role: 'host' };
  });

const inTransaction = async <T extends { ok: boolean }>(client: pg.Client, work: () => Promise<T>): Promise<T> => {
  await client.query('begin');
  try {
    const result = await work();
    await client.query(result.ok ? 'commit' : 'rollback');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
};
