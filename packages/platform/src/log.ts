import type { Log } from '@lyceum/shared/kernel/ports.ts';
import { type DestinationStream, pino } from 'pino';
import { redact, redactText } from './redact.ts';

/** How a process logs: its name on every line, from `level` upwards, to stdout unless told otherwise. */
export interface LogOptions {
  readonly name: string;
  readonly level: string;
  readonly destination?: DestinationStream;
}

/** Structured JSON logs without secrets in them. */
export const createLog = ({ name, level, destination }: LogOptions): Log =>
  pino(
    {
      name,
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), bindings: redact, log: redact },
      hooks: {
        logMethod(args, method) {
          method.apply(this, args.map((arg) => (typeof arg === 'string' ? redactText(arg) : arg)) as typeof args);
        },
      },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
