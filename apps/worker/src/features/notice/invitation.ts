import { createHash, randomBytes } from 'node:crypto';
import { codeFrom, codeLength, statusOf } from '@lyceum/shared/invite/rules.ts';
import type { invitation as invitationJob } from '@lyceum/shared/notice/jobs.ts';
import type { z } from 'zod';
import { type Effect, type JobContext, nothing } from '../../platform/job.ts';
import { deliver } from './deliver.ts';
import type { NoticePorts } from './ports.ts';
import { invitationTexts } from './texts.ts';

/**
 * Mails an invite to the address it is for. The mail gets a code of its own, made here, and only its hash is kept: no queue ever
 * holds a code. What was revoked, used up or expired meanwhile is not sent.
 */
export const invitation =
  (ports: NoticePorts) =>
  async ({ inviteId, round }: z.output<typeof invitationJob.payload>, { id }: JobContext): Promise<Effect> => {
    const { store, clock, publicUrl } = ports;
    const invite = await store.read.invite.find(inviteId);
    if (!invite?.email) return nothing;
    const { uses, maxUses, expiresAt, revokedAt } = invite;
    const terms = { uses, maxUses, expiresAt: expiresAt?.getTime() ?? null, revokedAt: revokedAt?.getTime() ?? null };
    if (statusOf(terms, clock.now()) !== 'active') return nothing;
    const inviter = await store.read.account.person(invite.createdBy);
    const known = await store.read.account.personByEmail(invite.email);
    const locale = known?.locale ?? inviter?.locale ?? 'en';
    const code = codeFrom(randomBytes(codeLength));
    await store.transact((tx) => tx.invite.addCode(inviteId, createHash('sha256').update(code).digest('hex')));
    return deliver(ports, {
      ...{ id, dedupeKey: `invitation-${round}`, ownerId: invite.createdBy },
      reader: { name: known?.name ?? '', email: invite.email, locale },
      text: invitationTexts[locale]({ by: invite.creatorName, course: invite.courseTitle }),
      link: `${publicUrl}/invite/${code}`,
    });
  };
