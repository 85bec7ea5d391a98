import { createTransport } from 'nodemailer';
import { Hopeless } from '../../platform/job.ts';
import type { Mailer } from './ports.ts';

/** Where mail goes and whom it comes from. */
export interface SmtpOptions {
  readonly url: string;
  readonly from: string;
}

const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000 };

/** A server's 5xx about the mail itself is final; about us (530, 535: sign in first) it is a fault of the set-up that may be mended. */
const isFinal = (error: unknown): boolean => {
  const { responseCode } = error as { responseCode?: number };
  return responseCode !== undefined && responseCode >= 550 && responseCode < 560;
};

/** Mail through an SMTP server. */
export const smtpMailer = ({ url, from }: SmtpOptions): Mailer => {
  const { protocol, hostname, port, username, password } = new URL(url);
  const transport = createTransport({
    host: hostname,
    port: Number(port || (protocol === 'smtps:' ? 465 : 587)),
    secure: protocol === 'smtps:',
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    ...patience,
  });
  return {
    send: async ({ messageId, to, subject, html, text, locale }) => {
      try {
        await transport.sendMail({
          from,
          to,
          subject,
          html,
          text,
          messageId,
          headers: { 'Content-Language': locale, 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        if (isFinal(error))
          throw new Hopeless(`the mail server refused the mail for good (${(error as { responseCode?: number }).responseCode})`);
        throw error;
      }
    },
    close: () => transport.close(),
  };
};
