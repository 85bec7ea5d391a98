import type { Store } from '@lyceum/db/transact.ts';
import type { Objects } from '@lyceum/platform/objects/objects.ts';
import type { VideoHost } from '@lyceum/platform/video/host.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import type { LessonRights } from '../../platform/lessons.ts';

/** Everything that videos need from outside. */
export interface MediaPorts {
  readonly store: Store;
  /** Null: nobody is configured. */
  readonly host: VideoHost | null;
  readonly objects: Pick<Objects, 'signGet'>;
  readonly clock: Clock;
  readonly lessons: LessonRights;
  readonly addresses: {
    /** The school's own origin, from whose pages uploads are sent. */
    readonly origin: string;
    /** What stands before the key of a file that is served by rights. */
    readonly files: string;
    /** Where videos are played from. */
    readonly playback: string;
  };
  /** What messages of the host are signed with. */
  readonly webhookSecrets: readonly string[];
}
