import { randomUUID } from 'node:crypto';
import type { Tx } from '@lyceum/db/transact.ts';
import { type LessonId, type StoredId, TrackId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Track } from '@lyceum/shared/media/contract.ts';
import { syncCaptions } from '@lyceum/shared/media/jobs.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { MediaPorts } from '../ports.ts';
import { presentTrack } from './playback.ts';

/** Captions of a video: which file, in which language, called what. */
export interface NewCaptions {
  readonly lessonId: LessonId;
  readonly id: StoredId;
  readonly language: string;
  readonly label: string;
}

/** Lets the host follow a change of a lesson's captions, when the lesson plays from there. */
export const tellHost = async (tx: Tx, lessonId: LessonId): Promise<void> => {
  const current = await tx.media.current(lessonId);
  if (current) await tx.enqueue(syncCaptions, { uploadId: current.id, at: randomUUID() });
};

/** Gives a lesson's video captions; 409 when there are some of this name. */
export const addCaptions =
  ({ store, lessons, addresses }: Pick<MediaPorts, 'store' | 'lessons' | 'addresses'>) =>
  async ({ lessonId, id: storedId, language, label }: NewCaptions, actor: Actor): Promise<Track> => {
    const person = personOf(actor);
    await lessons.assertEditable(lessonId, actor);
    const file = await store.read.storage.byId(storedId);
    if (!file || (file.personId !== person.id && person.role !== 'admin')) throw new Refusal('not_found');
    if (file.status !== 'ready' || file.type !== 'text/vtt')
      throw new Refusal('invalid', { issues: [{ path: 'id', message: 'must be a confirmed WebVTT file' }] });
    const caption = { id: TrackId.parse(randomUUID()), lessonId, storedId, language, label };
    await store.transact(async (tx) => {
      if (!(await tx.media.addCaption(caption))) throw new Refusal('conflict', { message: 'The video has captions of this name.' });
      await tellHost(tx, lessonId);
      await tx.audit.record({
        actorId: person.id,
        action: 'video.captionsAdded',
        subject: `lesson:${lessonId}`,
        detail: { language, label },
      });
    });
    return presentTrack(addresses.files, { ...caption, key: file.key });
  };
