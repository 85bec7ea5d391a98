import { envKey, parseEnv, portEnv } from '@lyceum/platform/env.ts';
import { z } from 'zod';

/** What the mail sink is told from outside. */
export const MailSinkEnv = z.object({
  SMTP_PORT: portEnv(1025, 'Where `npm start` catches mail.'),
  MAIL_PORT: portEnv(8025, 'Where `npm start` shows the mail it caught.'),
  LYCEUM_DATA_DIR: envKey(z.string().default('.lyceum'), {
    description: 'The folder in which `npm start` keeps everything that is not in the repository.',
    example: '.lyceum',
  }),
});

export const readEnv = () => parseEnv(MailSinkEnv, process.env);
