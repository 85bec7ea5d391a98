import type { Log } from '@lyceum/shared/kernel/ports.ts';
import { type DestinationStream, type Logger, pino } from 'pino';
import { redact, redactText } from './redact.ts';

/** How a process logs: its name on every line, from `level` upwards, to stdout unless told otherwise. */
export interface LogOptions {
  readonly name: string;
  readonly level: string;
  readonly destination?: DestinationStream;
}

const guard = (logger: Logger): Log => ({
  debug: logger.debug.bind(logger),
  info: logger.info.bind(logger),
  warn: logger.warn.bind(logger),
  error: logger.error.bind(logger),
  // pino formats the fields of a line, but not those that a child repeats on every line.
  child: (fields) => guard(logger.child(redact(fields))),
});

/** Structured JSON logs without secrets in them. */
export const createLog = ({ name, level, destination }: LogOptions): Log =>
  guard(
    pino(
      {
        name,
        level,
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }), log: redact },
        // Errors arrive as plain objects, made by `redact`.
        serializers: { err: (err: unknown) => err },
        hooks: {
          logMethod(args, method) {
            method.apply(this, args.map((arg) => (typeof arg === 'string' ? redactText(arg) : arg)) as typeof args);
          },
        },
      },
      destination ?? pino.destination({ fd: 1, sync: true }),
    ),
  );
