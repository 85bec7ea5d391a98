import { createHash, randomBytes } from 'node:crypto';
import { resetLifeMs } from '@lyceum/shared/account/rules.ts';
import type { passwordReset as passwordResetJob } from '@lyceum/shared/notice/jobs.ts';
import type { z } from 'zod';
import { type Effect, type JobContext, nothing } from '../../platform/job.ts';
import { deliver } from './deliver.ts';
import type { NoticePorts } from './ports.ts';
import { resetTexts } from './texts.ts';

/**
 * Mails a link that sets a password. Its secret is made here and only its hash is kept, so neither the queue nor the database
 * could open the account; each attempt makes a new one, and the last mail's is the one that works.
 */
export const passwordReset =
  (ports: NoticePorts) =>
  async ({ personId, requestId }: z.output<typeof passwordResetJob.payload>, { id }: JobContext): Promise<Effect> => {
    const { store, clock, publicUrl } = ports;
    const person = await store.read.account.person(personId);
    if (!person) return nothing;
    const secret = randomBytes(32).toString('base64url');
    const hash = createHash('sha256').update(secret).digest('hex');
    const isOpen = await store.transact((tx) =>
      tx.account.openReset({ id: requestId, personId, hash, expiresAt: new Date(clock.now() + resetLifeMs) }),
    );
    if (!isOpen) return nothing;
    const link = `${publicUrl}/reset?token=${secret}`;
    return deliver(ports, {
      id,
      dedupeKey: `password-reset-${requestId}`,
      ownerId: personId,
      reader: person,
      text: resetTexts[person.locale](person.name),
      link,
    });
  };
