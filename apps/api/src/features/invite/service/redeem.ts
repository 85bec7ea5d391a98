import type { InviteRow } from '@lyceum/db/invite/reader.ts';
import { isTaken, type Tx } from '@lyceum/db/transact.ts';
import type { Role, User } from '@lyceum/shared/account/contract.ts';
import { hintOf, normalCode, statusOf } from '@lyceum/shared/invite/rules.ts';
import type { CourseId, PersonId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type PersonActor, personOf } from '../../../platform/actor.ts';
import type { Caller } from '../../../platform/caller.ts';
import { payerOf } from '../../../platform/gate.ts';
import { tokenHash } from '../../../platform/secrets.ts';
import type { InvitePorts } from '../ports.ts';
import { termsOf } from './describe.ts';

/** What somebody is after an invite let them in. */
export interface LetIn {
  readonly role: Role;
  readonly user: User;
  readonly courseId: CourseId | null;
}

const reasons = { expired: 'has expired', used: 'has been used', revoked: 'was revoked' } as const;

/** What says no to everybody, or null. */
const endOf = (row: InviteRow, now: number): Refusal | null => {
  const status = statusOf(termsOf(row), now);
  return status === 'active'
    ? null
    : new Refusal('gone', { message: `This invite ${reasons[status]}.`, issues: [{ path: 'code', message: status }] });
};

/** Why an invite did not let somebody in. Null: they came in by it before, and it is still good. */
const refusalOf = async (tx: Tx, { row, personId, now }: { row: InviteRow; personId: PersonId; now: number }): Promise<Refusal | null> => {
  const end = endOf(row, now);
  if (end) return end;
  if (await tx.invite.isUsedBy(row.id, personId)) return null;
  return new Refusal('forbidden', { message: `This invite is for another address: ${row.email && hintOf(row.email)}.` });
};

const letIn = async (tx: Tx, { hash, person, now }: { hash: string; person: PersonActor; now: number }): Promise<CourseId | null> => {
  const row = await tx.invite.byCode(hash);
  if (!row) throw new Refusal('not_found', { message: 'There is no invite with this code.' });
  // Whoever comes too late need not wait in the row's queue for it.
  const end = endOf(row, now);
  if (end) throw end;
  const taken = await tx.invite.take({ hash, personId: person.id, now: new Date(now) });
  if (taken === null) {
    const refusal = await refusalOf(tx, { row: (await tx.invite.find(row.id)) ?? row, personId: person.id, now });
    if (refusal) throw refusal;
    return row.courseId;
  }
  if (row.courseId) await tx.course.enrol(person.id, row.courseId);
  await tx.audit.record({
    ...{ actorId: person.id, action: 'invite.redeemed', subject: `invite:${row.id}` },
    detail: { role: row.roleToGrant, role_before: person.role },
  });
  return row.courseId;
};

/** Lets somebody in: takes a seat of the invite, raises their role, enrols them. Of any number at once, no more than there are seats win. */
export const redeem =
  ({ store, clock, throttle, accounts }: InvitePorts) =>
  async (code: string, { actor, address }: Pick<Caller, 'actor' | 'address'>): Promise<LetIn> => {
    const person = personOf(actor);
    await throttle.take('inviteTry', payerOf(actor, address));
    const attempt = () => store.transact((tx) => letIn(tx, { hash: tokenHash(normalCode(code)), person, now: clock.now() }));
    // Twice at once by the same person: the other one has let them in, so the second look finds that.
    const courseId = await attempt().catch((error: unknown) => {
      if (isTaken(error, 'invite_use_invite_id_person_id_pk')) return attempt();
      throw error;
    });
    const user = await accounts.me(actor);
    return { role: user.role, user, courseId };
  };
