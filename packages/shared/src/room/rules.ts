import { type MediaState, type PermissionChange, type Permissions, Permissions as PermissionsSchema, type RoomRole } from './contract.ts';

/** Rights are kept as bits beside each member, so that the log can check them in the statement that takes the number. */
const bits: { readonly [P in keyof Permissions]: number } = {
  can_chat: 1,
  can_speak: 2,
  can_show: 4,
  can_share_screen: 8,
  can_draw: 16,
  can_erase: 32,
  can_moderate: 64,
  can_kick: 128,
  can_grant: 256,
  can_terminate: 512,
};
const names = Object.keys(PermissionsSchema.shape) as (keyof Permissions)[];

/** The bits of one or several rights; all of them must be held. */
export const rightsOf = (...needed: (keyof Permissions)[]): number => needed.reduce((sum, name) => sum | bits[name], 0);

export const packRights = (permissions: Permissions): number => rightsOf(...names.filter((name) => permissions[name]));

export const unpackRights = (rights: number): Permissions =>
  Object.fromEntries(names.map((name) => [name, (rights & bits[name]) !== 0])) as Permissions;

const taking = rightsOf('can_chat', 'can_speak', 'can_show');
const presenting = taking | rightsOf('can_share_screen', 'can_draw', 'can_erase');
const everything = rightsOf(...names);

/** What each role may do before anyone changes it. A student draws and erases (their own strokes) but leads nothing. */
const byRole: { readonly [R in RoomRole]: number } = {
  host: everything,
  tutor: everything,
  student: presenting,
  observer: 0,
  member: rightsOf('can_chat'),
};

export const defaultRights = (role: RoomRole): number => byRole[role];

/** The rights a media state uses: what is switched off needs none. */
export const rightsForMedia = (state: MediaState): number =>
  (state.audio_enabled ? bits.can_speak : 0) |
  (state.video_enabled ? bits.can_show : 0) |
  (state.screen_sharing ? bits.can_share_screen : 0);

/**
 * Whether `granter` may set `change` on somebody. Nobody gives what they do not hold, and rights over people
 * (kick, grant, terminate, moderate) of a host are not taken by anyone.
 */
export const mayGrant = (
  granter: number,
  target: { readonly role: RoomRole; readonly rights: number },
  change: PermissionChange,
): { readonly ok: true; readonly rights: number } | { readonly ok: false; readonly reason: 'no_right' | 'not_held' | 'host' } => {
  if ((granter & bits.can_grant) === 0) return { ok: false, reason: 'no_right' };
  let rights = target.rights;
  for (const name of names) {
    const on = change[name];
    if (on === undefined || on === ((target.rights & bits[name]) !== 0)) continue;
    if (on && (granter & bits[name]) === 0) return { ok: false, reason: 'not_held' };
    if (!on && target.role === 'host') return { ok: false, reason: 'host' };
    rights = on ? rights | bits[name] : rights & ~bits[name];
  }
  return { ok: true, rights };
};
