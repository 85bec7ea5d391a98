import type { Store } from '@lyceum/db/transact.ts';
import type { Objects } from '@lyceum/platform/objects/objects.ts';
import type { VideoHost } from '@lyceum/platform/video/host.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';

/** What the work on videos asks for. */
export interface MediaPorts {
  readonly store: Store;
  /** Null: nobody is configured. */
  readonly host: VideoHost | null;
  readonly objects: Pick<Objects, 'signGet'>;
  readonly clock: Clock;
}
