import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { mail } from './table.ts';

/** A mail somebody is about to send. */
export interface MailClaim {
  readonly id: string;
  readonly dedupeKey: string;
  readonly personId: PersonId;
  readonly holdMs: number;
}

/** `send`: it is yours. `sent`: it has gone out before. `busy`: somebody else is sending it now. */
export type MailClaimed = 'send' | 'sent' | 'busy';

const until = (holdMs: number) => sql`clock_timestamp() + ${holdMs} * interval '1 ms'`;

/** Writes which mails go out. */
export const noticeWriter = (tx: Queryable) => ({
  claimMail: async ({ id, dedupeKey, personId, holdMs }: MailClaim): Promise<MailClaimed> => {
    const taken = await tx
      .insert(mail)
      .values({ id, dedupeKey, personId, state: 'sending', heldUntil: until(holdMs) })
      .onConflictDoUpdate({
        target: mail.dedupeKey,
        set: { heldUntil: until(holdMs) },
        setWhere: sql`${mail.state} = 'sending' and ${mail.heldUntil} < clock_timestamp()`,
      })
      .returning({ id: mail.id });
    if (taken.length > 0) return 'send';
    const [known] = await tx.select({ state: mail.state }).from(mail).where(eq(mail.dedupeKey, dedupeKey));
    return known?.state === 'sent' ? 'sent' : 'busy';
  },

  /** Lets go of a mail that could not be sent, so that the next attempt need not wait. */
  releaseMail: async (dedupeKey: string): Promise<void> => {
    await tx
      .update(mail)
      .set({ heldUntil: sql`clock_timestamp()` })
      .where(and(eq(mail.dedupeKey, dedupeKey), eq(mail.state, 'sending')));
  },

  markSent: async (dedupeKey: string): Promise<void> => {
    await tx.update(mail).set({ state: 'sent', sentAt: sql`clock_timestamp()` }).where(eq(mail.dedupeKey, dedupeKey));
  },
});

export type NoticeWriter = ReturnType<typeof noticeWriter>;
