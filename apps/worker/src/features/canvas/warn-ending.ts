import { warningDue } from '@lyceum/shared/canvas/rules.ts';
import { tokenEnding } from '@lyceum/shared/notice/jobs.ts';
import type { CanvasPorts } from './ports.ts';

const most = 200;

/**
 * Gives out the warnings that are due: a mail 14, 3 and 1 days before a pasted token ends, each once however many workers look. Who
 * connected closer to the end than that gets the closest one only.
 */
export const warnEnding = async ({ store, clock }: Pick<CanvasPorts, 'store' | 'clock'>): Promise<number> =>
  store.transact(async (tx) => {
    const now = clock.now();
    let warned = 0;
    for (const { id, endsAt, given } of await tx.canvas.takeEnding({ now: new Date(now), limit: most })) {
      const days = warningDue(endsAt.getTime(), now, given);
      if (days === null) continue;
      await tx.canvas.changeConnection(id, { warnedDays: days });
      await tx.enqueue(tokenEnding, { connectionId: id, endsAt: endsAt.toISOString(), days });
      warned += 1;
    }
    return warned;
  });
