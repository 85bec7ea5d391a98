import { LogAway } from '@lyceum/db/room-log';
import { closeCodes } from '@lyceum/shared/kernel/close-codes.ts';
import type { Log } from '@lyceum/shared/kernel/ports.ts';
import type { Permissions, RoomKey } from '@lyceum/shared/room/contract.ts';
import { unpackRights } from '@lyceum/shared/room/rules.ts';
import type { NackCode } from '@lyceum/shared/wire/down.ts';
import { Command, type CommandOf, type CommandType, maxFrameBytes } from '@lyceum/shared/wire/up.ts';
import { dismiss, type Seat, type Session, tell } from './session.ts';

/** What a handler answers: done (with its number, on the log lane), done and told already, or refused. */
export type Answer =
  | { readonly ok: true; readonly seq?: number; readonly silent?: true }
  | { readonly ok: false; readonly code: NackCode; readonly message: string; readonly permissions?: Permissions };

/** What a handler of a command within a room is given. */
export interface Call {
  readonly session: Session;
  readonly seat: Seat;
}

/** Commands that speak of the connection or of coming and going; all others need a seat in their room. */
export type Roomless = 'room.join' | 'auth.refresh' | 'ping';

/** One function per command. Leaving one out does not compile. */
export type Handlers = {
  readonly [T in Exclude<CommandType, Roomless>]: (command: CommandOf<T>, call: Call) => Answer | Promise<Answer>;
} & { readonly [T in Roomless]: (command: CommandOf<T>, session: Session) => Answer | Promise<Answer> };

const roomless: ReadonlySet<CommandType> = new Set<Roomless>(['room.join', 'auth.refresh', 'ping']);
const known: ReadonlySet<string> = new Set(Command.options.map((option) => option.shape.type.value));

export const refuse = (code: NackCode, message: string): Answer => ({ ok: false, code, message });

/** Takes frames apart, finds the handler, answers. Nothing a client sends gets past here as an exception. */
export const createDispatch = (handlers: Handlers, { logger }: { readonly logger: Log }) => {
  const run = async (session: Session, command: Command): Promise<void> => {
    let answer: Answer;
    try {
      answer = await handle(session, command);
    } catch (error) {
      if (!(error instanceof LogAway)) logger.error({ err: error, command: command.type }, 'a command failed');
      answer = refuse('unavailable', 'This could not be saved now. Send it again with the same cid.');
    }
    reply(session, command.cid, answer);
  };

  const handle = (session: Session, command: Command): Answer | Promise<Answer> => {
    if (roomless.has(command.type)) {
      return (handlers[command.type] as (c: Command, s: Session) => Answer | Promise<Answer>)(command, session);
    }
    const seat = seatFor(session, command.room);
    if (!seat) return refuse('not_joined', 'Join the room first, or name it.');
    return (handlers[command.type] as (c: Command, call: Call) => Answer | Promise<Answer>)(command, { session, seat });
  };

  return (session: Session, message: ArrayBuffer, isBinary: boolean): void => {
    session.heardAt = performance.now();
    if (isBinary || message.byteLength > maxFrameBytes) return dismiss(session, closeCodes.badFrame, 'not a text frame of at most 64 KiB');
    const frame = readFrame(message);
    if (!frame) return dismiss(session, closeCodes.badFrame, 'not a JSON object');
    const parsed = Command.safeParse(frame);
    if (!parsed.success) return reply(session, cidOf(frame), explain(frame, parsed.error.issues));
    const wait = session.allowance.spend(parsed.data.type, performance.now());
    if (wait > 0) return tell(session, nack(parsed.data.cid, { code: 'rate_limited', message: 'Too fast.' }, { retry_after_ms: wait }));
    void run(session, parsed.data);
  };
};

// The buffer is dead once uWebSockets.js has its handler back; decoding copies it.
const decoder = new TextDecoder('utf-8', { fatal: true });

const readFrame = (message: ArrayBuffer): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(decoder.decode(message));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};

const cidOf = ({ cid }: Record<string, unknown>): string | null => (typeof cid === 'string' && cid.length <= 64 ? cid : null);

const explain = (frame: Record<string, unknown>, issues: readonly { path: PropertyKey[]; message: string }[]): Answer => {
  if (typeof frame.type !== 'string') return refuse('invalid', 'type: must name a command');
  if (!known.has(frame.type)) return refuse('unknown_command', 'There is no such command.');
  return refuse(
    'invalid',
    issues
      .map(({ path, message }) => `${path.join('.') || 'frame'}: ${message}`)
      .join('; ')
      .slice(0, 500),
  );
};

const seatFor = (session: Session, room: RoomKey | undefined): Seat | undefined => {
  if (room !== undefined) return session.seats.get(room);
  return session.seats.size === 1 ? session.seats.values().next().value : undefined;
};

const reply = (session: Session, cid: string | null, answer: Answer): void => {
  if (!answer.ok) return tell(session, nack(cid, answer, answer.permissions && { permissions: answer.permissions }));
  if (answer.silent) return;
  tell(session, `{"type":"ack","cid":${JSON.stringify(cid)}${answer.seq === undefined ? '' : `,"seq":${answer.seq}`}}`);
};

const nack = (cid: string | null, { code, message }: { code: NackCode; message: string }, more: object | undefined): string =>
  JSON.stringify({ type: 'nack', cid, code, message, ...more });

/** A refusal that tells the rights as they are now, so that the client can take back what it had shown. */
export const refuseWithRights = (message: string, rights: number): Answer => ({
  ok: false,
  code: 'not_allowed',
  message,
  permissions: unpackRights(rights),
});
