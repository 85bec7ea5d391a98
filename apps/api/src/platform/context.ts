import type { Log } from '@lyceum/shared/kernel/ports.ts';
import type { Services } from '../services.ts';
import type { Caller } from './caller.ts';

/** What every procedure is given. There is no database in it: that is the services' business. */
export interface Context extends Caller {
  readonly services: Services;
  readonly log: Log;
  readonly requestId: string;
}
