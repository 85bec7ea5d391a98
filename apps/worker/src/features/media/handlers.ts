import type { Jobs } from '@lyceum/shared/jobs.ts';
import type { Handlers } from '../../platform/job.ts';
import { apply } from './apply.ts';
import type { MediaPorts } from './ports.ts';
import { syncCaptions } from './sync-captions.ts';

/** The jobs of `media`. */
export const mediaHandlers = (ports: MediaPorts): Pick<Handlers<Jobs>, 'media.apply' | 'media.syncCaptions'> => ({
  'media.apply': apply(),
  'media.syncCaptions': syncCaptions(ports),
});
