import { sync } from './canvas/jobs.ts';
import { erase } from './chat/jobs.ts';
import type { JobCatalogue } from './kernel/job.ts';
import { apply, syncCaptions } from './media/jobs.ts';
import { invitation, passwordReset, tokenEnding, welcome } from './notice/jobs.ts';

/** Every kind of background work, by name. */
export const jobs = {
  'canvas.sync': sync,
  'chat.erase': erase,
  'media.apply': apply,
  'media.syncCaptions': syncCaptions,
  'notice.invitation': invitation,
  'notice.welcome': welcome,
  'notice.passwordReset': passwordReset,
  'notice.tokenEnding': tokenEnding,
} as const satisfies JobCatalogue;
export type Jobs = typeof jobs;
