import type { Dialect, SeatOf } from './dialect.ts';
import { type Link, openLink } from './link.ts';

/** What somebody does in a load: talk, take the time of what they hear, or only listen. */
export type SeatRole = 'speaker' | 'witness' | 'listener';

/** Where what is heard is counted. */
export interface Ear {
  /** Every frame, as bytes. */
  count(frame: Buffer): void;
  /** The marks of the messages in a frame, for who takes part in them. */
  marks(list: readonly string[]): void;
}

export interface SeatOptions {
  readonly dialect: Dialect;
  readonly port: number;
  readonly seat: SeatOf;
  readonly role: SeatRole;
  readonly ear: Ear;
}

/** Connects, greets and waits until the seat is ready. */
export const takeSeat = async ({ dialect, port, seat, role, ear }: SeatOptions): Promise<Link> => {
  let isWaiting = dialect.isReadyAtOnce !== true;
  let ready: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const isReady = new Promise<void>((resolve, reject) => {
    ready = resolve;
    fail = reject;
  });
  if (!isWaiting) ready();
  const listen = (text: string): void => {
    const reply = dialect.reply(text, seat);
    if (reply) link.send(reply);
    if (isWaiting && dialect.isReady(text)) {
      isWaiting = false;
      ready();
    }
    if (role !== 'listener' && text.includes(dialect.token)) ear.marks(marksIn(text, dialect.markAfter));
  };
  const link = await openLink({
    port,
    path: dialect.path(seat),
    onClose: () => isWaiting && fail(new Error('the server closed a socket before it was ready')),
    onFrame: (buffer, start, end) => {
      ear.count(buffer.subarray(start, end));
      // Most frames are for listeners who are ready: nothing of those is decoded.
      if (isWaiting || role !== 'listener' || dialect.isChatty) listen(buffer.toString('utf8', start, end));
    },
  });
  if (dialect.greeting) link.send(dialect.greeting);
  await isReady;
  return link;
};

const marksIn = (text: string, after: string): string[] =>
  text
    .split(after)
    .slice(1)
    .map((part) => part.slice(0, part.indexOf('"')));
