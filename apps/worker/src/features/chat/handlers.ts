import type { Jobs } from '@lyceum/shared/jobs.ts';
import type { Handlers } from '../../platform/job.ts';
import { erase } from './erase.ts';

/** The jobs of `chat`. */
export const chatHandlers = (): Pick<Handlers<Jobs>, 'chat.erase'> => ({ 'chat.erase': erase() });
