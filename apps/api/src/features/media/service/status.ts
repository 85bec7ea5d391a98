import type { UploadId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { UploadState } from '@lyceum/shared/media/contract.ts';
import { isSettled } from '@lyceum/shared/media/rules.ts';
import { answeredFacts } from '@lyceum/shared/media/wire.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { MediaPorts } from '../ports.ts';
import { editable } from './asking.ts';
import { keep } from './keep.ts';
import { presentState } from './present.ts';

/** However many people wait for a video, its host is asked once in so long. */
const patienceMs = 5_000;

/** How far a video has come. When nothing was heard of it for a while its host is asked, so that a lost message delays nobody. */
export const status =
  ({ store, host, lessons, clock }: Pick<MediaPorts, 'store' | 'host' | 'lessons' | 'clock'>) =>
  async ({ uploadId }: { readonly uploadId: UploadId }, actor: Actor): Promise<UploadState> => {
    const row = await editable(lessons, await store.read.media.upload(uploadId), actor);
    if (!host || isSettled(row)) return presentState(row);
    const isSilent = await store.transact((tx) => tx.media.claimIfSilent(uploadId, new Date(clock.now() - patienceMs)));
    if (!isSilent) return presentState(row);
    try {
      return presentState((await keep({ store })(uploadId, answeredFacts(await host.look(uploadId)))) ?? row);
    } catch (error) {
      // What is known is still true when the host is away.
      if (error instanceof Refusal) return presentState(row);
      throw error;
    }
  };
