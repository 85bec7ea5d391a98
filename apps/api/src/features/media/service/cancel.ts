import type { UploadId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { UploadState } from '@lyceum/shared/media/contract.ts';
import { answeredFacts } from '@lyceum/shared/media/wire.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { MediaPorts } from '../ports.ts';
import { editable, hosted } from './asking.ts';
import { keep } from './keep.ts';
import { presentState } from './present.ts';

/** Gives up an upload whose bytes are not all there; 409 when they are. */
export const cancel =
  ({ store, host, lessons }: Pick<MediaPorts, 'store' | 'host' | 'lessons'>) =>
  async ({ uploadId }: { readonly uploadId: UploadId }, actor: Actor): Promise<UploadState> => {
    const row = await editable(lessons, await store.read.media.upload(uploadId), actor);
    const videos = hosted({ host });
    await videos.cancel(uploadId);
    // Cancelled twice is cancelled; whatever else came of it, its host says.
    const facts = (await keep({ store })(uploadId, answeredFacts(await videos.look(uploadId)))) ?? row;
    if (facts.status === 'cancelled') return presentState(facts);
    throw new Refusal('conflict', { message: 'It is too late: the video has been sent.' });
  };
