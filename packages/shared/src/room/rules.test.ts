import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Permissions, Permissions as PermissionsSchema, RoomRole } from './contract.ts';
import { defaultRights, mayGrant, packRights, rightsForMedia, rightsOf, unpackRights } from './rules.ts';

const names = Object.keys(PermissionsSchema.shape) as (keyof Permissions)[];
const anyPermissions = fc.record(Object.fromEntries(names.map((name) => [name, fc.boolean()]))) as fc.Arbitrary<Permissions>;
const anyChange = anyPermissions.chain((all) =>
  fc.subarray(names).map((some) => Object.fromEntries(some.map((name) => [name, all[name]]))),
);
const anyRole = fc.constantFrom(...RoomRole.options);

describe('rights as bits', () => {
  it('survive packing, whatever they are', () => {
    fc.assert(fc.property(anyPermissions, (permissions) => void expect(unpackRights(packRights(permissions))).toEqual(permissions)));
  });

  it('are told apart: each right has a bit of its own', () => {
    expect(new Set(names.map((name) => rightsOf(name))).size).toBe(names.length);
  });

  it('let a student take part and lead nothing', () => {
    const student = unpackRights(defaultRights('student'));
    expect(student).toMatchObject({
      can_draw: true,
      can_erase: true,
      can_chat: true,
      can_kick: false,
      can_terminate: false,
      can_grant: false,
    });
    expect(Object.values(unpackRights(defaultRights('host'))).every(Boolean)).toBe(true);
    expect(defaultRights('observer')).toBe(0);
  });

  it('are needed only for what is switched on', () => {
    expect(rightsForMedia({ video_enabled: false, audio_enabled: false, screen_sharing: false })).toBe(0);
    expect(rightsForMedia({ video_enabled: true, audio_enabled: false, screen_sharing: true })).toBe(
      rightsOf('can_show', 'can_share_screen'),
    );
  });
});

describe('granting', () => {
  const target = fc.record({ role: anyRole, rights: anyPermissions.map(packRights) });

  it('never gives what the granter does not hold', () => {
    fc.assert(
      fc.property(anyPermissions.map(packRights), target, anyChange, (granter, who, change) => {
        const decision = mayGrant(granter, who, change);
        if (decision.ok) expect(decision.rights & ~who.rights & ~granter).toBe(0);
      }),
    );
  });

  it('changes what was asked and nothing else', () => {
    fc.assert(
      fc.property(target, anyChange, (who, change) => {
        const decision = mayGrant(defaultRights('host'), { ...who, role: 'student' }, change);
        expect(decision).toEqual({ ok: true, rights: packRights({ ...unpackRights(who.rights), ...change }) });
      }),
    );
  });

  it('is refused without the right to grant, and never takes from a host', () => {
    const student = { role: 'student', rights: defaultRights('student') } as const;
    expect(mayGrant(defaultRights('student'), student, { can_draw: false })).toEqual({ ok: false, reason: 'no_right' });
    const host = { role: 'host', rights: defaultRights('host') } as const;
    expect(mayGrant(defaultRights('tutor'), host, { can_draw: false })).toEqual({ ok: false, reason: 'host' });
    expect(mayGrant(rightsOf('can_grant'), student, { can_kick: true })).toEqual({ ok: false, reason: 'not_held' });
  });
});
