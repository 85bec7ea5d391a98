import type { Jobs } from '@lyceum/shared/jobs.ts';
import type { Handlers } from '../../platform/job.ts';
import type { CanvasPorts } from './ports.ts';
import { sync } from './sync.ts';

/** The jobs of `canvas`: reading it. */
export const canvasHandlers = (ports: CanvasPorts): Pick<Handlers<Jobs>, 'canvas.sync'> => ({ 'canvas.sync': sync(ports) });
