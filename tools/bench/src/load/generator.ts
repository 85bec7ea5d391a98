import { type Dialect, type DialectName, dialects, type SeatOf } from './dialect.ts';
import type { Link } from './link.ts';
import { type SeatRole, takeSeat } from './seat.ts';

/** What a generator process is told to do. */
export interface Load {
  readonly dialect: DialectName;
  readonly port: number;
  readonly rooms: readonly { readonly room: string; readonly tokens: readonly string[] }[];
  /** Closed loop: messages under way per room. Open loop: messages a second over all rooms. */
  readonly mode: { readonly closed: number } | { readonly open: number };
  readonly warmMs: number;
  readonly windowMs: number;
}

/** What it saw within the window. Latencies are from the sending to the hearing by somebody else, in milliseconds. */
export interface Seen {
  readonly deliveries: number;
  readonly sent: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
}

interface Speaker {
  say(): void;
}

const connectAtOnce = 50;

const measure = async (load: Load): Promise<Seen> => {
  const dialect: Dialect = dialects[load.dialect];
  const token = Buffer.from(dialect.token);
  const isClosed = 'closed' in load.mode;
  let [deliveries, sent, measuring] = [0, 0, false];
  const latencies: number[] = [];
  const speakers: Speaker[] = [];

  const count = (frame: Buffer): void => {
    if (!measuring) return;
    for (let at = frame.indexOf(token); at >= 0; at = frame.indexOf(token, at + token.length)) deliveries++;
  };

  const witness = (marks: readonly string[]): void => {
    if (measuring) for (const mark of marks) latencies.push(performance.now() - Number(mark.split('-')[1]));
  };

  const sit = async (seat: SeatOf, role: SeatRole): Promise<Link> => {
    let n = 0;
    const me = speakers.length;
    const say = (): void => {
      if (measuring) sent++;
      link.send(dialect.message(seat, `${n++}x${me}-${performance.now().toFixed(3)}`));
    };
    // In a closed loop each own message that comes back makes room for the next one.
    const answer = (marks: readonly string[]): void => {
      if (isClosed) for (const _ of marks) say();
    };
    const marks = role === 'speaker' ? answer : witness;
    if (role === 'speaker') speakers.push({ say });
    const link = await takeSeat({ dialect, port: load.port, seat, role, ear: { count, marks } });
    return link;
  };

  const seats = load.rooms.flatMap(({ room, tokens }) => tokens.map((t, n) => ({ seat: { room, token: t }, role: roleOf(n) })));
  const links: Link[] = [];
  for (let n = 0; n < seats.length; n += connectAtOnce) {
    links.push(...(await Promise.all(seats.slice(n, n + connectAtOnce).map(({ seat, role }) => sit(seat, role)))));
  }
  const timer = 'closed' in load.mode ? closedLoop(speakers, load.mode.closed) : openLoop(speakers, load.mode.open);

  await pause(load.warmMs);
  measuring = true;
  const began = performance.now();
  await pause(load.windowMs);
  measuring = false;
  const seconds = (performance.now() - began) / 1000;
  clearInterval(timer);
  for (const link of links) link.close();
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
  return { deliveries, sent, seconds, p50: at(0.5), p99: at(0.99) };
};

const roleOf = (n: number): SeatRole => (n === 0 ? 'speaker' : n === 1 ? 'witness' : 'listener');

const closedLoop = (speakers: readonly Speaker[], underWay: number): undefined => {
  for (const speaker of speakers) for (let n = 0; n < underWay; n++) speaker.say();
};

/** Sends at a steady pace whatever comes back: what is late is not forgiven. */
const openLoop = (speakers: readonly Speaker[], perSecond: number): NodeJS.Timeout => {
  const began = performance.now();
  let done = 0;
  return setInterval(() => {
    const due = Math.floor(((performance.now() - began) / 1000) * perSecond);
    for (; done < due; done++) speakers[done % speakers.length]?.say();
  }, 1);
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

process.on('message', (load: Load) => {
  measure(load).then(
    (seen) => process.send?.({ seen }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
