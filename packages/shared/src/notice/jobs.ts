import { z } from 'zod';
import { ConnectionId, InviteId, PersonId } from '../kernel/ids.ts';
import { defineJob } from '../kernel/job.ts';

/** Greets somebody who has just registered. */
export const welcome = defineJob('notice.welcome', z.object({ personId: PersonId }), {
  attempts: 8,
  key: ({ personId }) => `welcome-${personId}`,
});

/** Mails a reset link. The link's secret is made by the worker when it sends, so no queue ever holds it. */
export const passwordReset = defineJob('notice.passwordReset', z.object({ personId: PersonId, requestId: z.uuid() }), {
  attempts: 8,
  key: ({ requestId }) => `password-reset-${requestId}`,
});

/** Mails an invite to the address it is for, with a code of its own that the worker makes when it sends. `round`: one mail for each time it is sent. */
export const invitation = defineJob('notice.invitation', z.object({ inviteId: InviteId, round: z.uuid() }), {
  attempts: 8,
  key: ({ round }) => `invitation-${round}`,
});

/** Warns that a Canvas token ends in so many days. Named by its end: a token that was replaced meanwhile is warned of anew. */
export const tokenEnding = defineJob(
  'notice.tokenEnding',
  z.object({ connectionId: ConnectionId, endsAt: z.iso.datetime(), days: z.int() }),
  {
    attempts: 8,
    key: ({ connectionId, endsAt, days }) => `token-ending-${connectionId}-${Date.parse(endsAt)}-${days}`,
  },
);
