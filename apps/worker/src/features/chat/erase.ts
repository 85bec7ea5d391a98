import type { erase as eraseJob } from '@lyceum/shared/chat/jobs.ts';
import type { z } from 'zod';
import type { Effect } from '../../platform/job.ts';

/** What was deleted is not kept: the words of the message and of its edits leave the log, its place and its number stay. */
export const erase =
  () =>
  async ({ roomId, seq }: z.output<typeof eraseJob.payload>): Promise<Effect> =>
  (tx) =>
    tx.chat.erase(roomId, seq);
