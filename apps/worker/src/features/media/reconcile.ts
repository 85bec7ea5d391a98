import type { UploadId } from '@lyceum/shared/kernel/ids.ts';
import { join, silenceMs } from '@lyceum/shared/media/rules.ts';
import { answeredFacts } from '@lyceum/shared/media/wire.ts';
import type { MediaPorts } from './ports.ts';

/** Asked of the host in one go; it counts how often it is asked. */
const atOnce = 20;

const learn = async ({ store, host }: Pick<MediaPorts, 'store' | 'host'>, uploadId: UploadId): Promise<void> => {
  if (!host) return;
  const facts = answeredFacts(await host.look(uploadId));
  await store.transact(async (tx) => {
    const row = await tx.media.lockUpload(uploadId);
    if (row) await tx.media.save(uploadId, join(row, facts));
  });
};

/** Asks the host about videos that are on their way and of which nothing was heard: their messages were lost. Answers how many those were. */
export const reconcile = async ({ store, host, clock }: Pick<MediaPorts, 'store' | 'host' | 'clock'>): Promise<number> => {
  if (!host) return 0;
  const silent = await store.transact((tx) => tx.media.claimSilent(new Date(clock.now() - silenceMs), atOnce));
  const asked = await Promise.allSettled(silent.map((uploadId) => learn({ store, host }, uploadId)));
  const failed = asked.find((each): each is PromiseRejectedResult => each.status === 'rejected');
  if (failed) throw failed.reason;
  return silent.length;
};
