import type { Person } from '@lyceum/db/account/reader.ts';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { type Effect, nothing } from '../../platform/job.ts';
import { renderLetter } from './letter.tsx';
import type { NoticePorts } from './ports.ts';
import type { MailText } from './texts.ts';

/** Whom a mail goes to; not always somebody who is registered. */
export type Reader = Pick<Person, 'name' | 'email' | 'locale'>;

/** A mail to one reader about one thing. */
export interface Delivery {
  /** The outbox row's id: it names the message. */
  readonly id: string;
  readonly dedupeKey: string;
  /** Whose mail it is: who gets it, or who has it sent. */
  readonly ownerId: PersonId;
  readonly reader: Reader;
  readonly text: MailText;
  readonly link: string;
}

/** Longer than the mail server may take to answer, so that nobody sends the same mail meanwhile. */
const holdMs = 60_000;

/** Sends a mail that has not been sent yet. Its effect marks it sent; a crash in between sends the same message under the same name again. */
export const deliver = async ({ store, mailer, publicUrl }: NoticePorts, delivery: Delivery): Promise<Effect> => {
  const { id, dedupeKey, ownerId, reader, text, link } = delivery;
  const claimed = await store.transact((tx) => tx.notice.claimMail({ id, dedupeKey, personId: ownerId, holdMs }));
  if (claimed === 'sent') return nothing;
  if (claimed === 'busy') throw new Error('the mail is being sent by another worker');
  try {
    const body = await renderLetter({ locale: reader.locale, text, link });
    const to = { name: reader.name, address: reader.email };
    await mailer.send({ messageId: `<${id}@${new URL(publicUrl).hostname}>`, to, subject: text.subject, locale: reader.locale, ...body });
  } catch (error) {
    await store.transact((tx) => tx.notice.releaseMail(dedupeKey));
    throw error;
  }
  return (tx) => tx.notice.markSent(dedupeKey);
};
