import { z } from 'zod';
import { defineJob } from '../kernel/job.ts';

/** Takes the words of a deleted message out of the log. Asked for by the transaction that deletes it. */
export const erase = defineJob('chat.erase', z.object({ roomId: z.int(), seq: z.int() }), {
  attempts: 8,
  key: ({ roomId, seq }) => `${roomId}-${seq}`,
});
