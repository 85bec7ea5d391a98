import { type DialectName, dialects, type SeatOf } from './dialect.ts';
import { type Link, openLink } from './link.ts';

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

const connectAtOnce = 50;

const measure = async (load: Load): Promise<Seen> => {
  const dialect = dialects[load.dialect];
  let [deliveries, sent, measuring] = [0, 0, false];
  const latencies: number[] = [];
  const speakers: { say(): void; under: number }[] = [];
  const links: Link[] = [];

  const count = (buffer: Buffer, start: number, end: number): void => {
    const frame = buffer.subarray(start, end);
    for (let at = frame.indexOf(dialect.token); at >= 0; at = frame.indexOf(dialect.token, at + dialect.token.length)) deliveries++;
  };

  const marksIn = (text: string): string[] => text.split(dialect.markAfter).slice(1).map((part) => part.slice(0, part.indexOf('"')));
  const isDelivery = (text: string): boolean => text.includes(dialect.token.toString());

  const join = async (seat: SeatOf, role: 'speaker' | 'witness' | 'listener'): Promise<void> => {
    let ready: () => void;
    let fail: (error: Error) => void;
    const isReady = new Promise<void>((resolve, reject) => {
      ready = resolve;
      fail = reject;
    });
    let waiting = true;
    const speaker = { under: 0, say: () => undefined as void };
    const link = await openLink({
      port: load.port,
      path: dialect.path(seat),
      onClose: () => waiting && fail(new Error('the server closed a socket before it was ready')),
      onFrame: (buffer, start, end) => {
        if (measuring) count(buffer, start, end);
        if (!waiting && role === 'listener' && load.dialect !== 'socketio') return;
        const text = buffer.toString('utf8', start, end);
        const reply = dialect.reply(text, seat);
        if (reply) link.send(reply);
        if (waiting && dialect.isReady(text)) {
          waiting = false;
          ready();
        }
        if (!isDelivery(text)) return;
        if (role === 'speaker' && 'closed' in load.mode) {
          for (const _ of marksIn(text)) {
            speaker.under--;
            speaker.say();
          }
        }
        if (role === 'witness' && measuring) for (const mark of marksIn(text)) latencies.push(performance.now() - Number(mark.split('-')[1]));
      },
    });
    links.push(link);
    const greeting = dialect.greeting(seat);
    if (greeting) link.send(greeting);
    if (load.dialect !== 'relay') await isReady;
    if (role !== 'speaker') return;
    let n = 0;
    speaker.say = () => {
      speaker.under++;
      if (measuring) sent++;
      link.send(dialect.message(seat, `${n++}x${speakers.indexOf(speaker)}-${performance.now().toFixed(3)}`));
    };
    speakers.push(speaker);
  };

  const seats = load.rooms.flatMap(({ room, tokens }) =>
    tokens.map((token, n) => ({ seat: { room, token }, role: n === 0 ? ('speaker' as const) : n === 1 ? ('witness' as const) : ('listener' as const) })),
  );
  for (let n = 0; n < seats.length; n += connectAtOnce) await Promise.all(seats.slice(n, n + connectAtOnce).map(({ seat, role }) => join(seat, role)));

  const timers: NodeJS.Timeout[] = [];
  if ('closed' in load.mode) for (const speaker of speakers) for (let n = 0; n < load.mode.closed; n++) speaker.say();
  else timers.push(openLoop(speakers, load.mode.open));

  await pause(load.warmMs);
  measuring = true;
  const began = performance.now();
  await pause(load.windowMs);
  measuring = false;
  const seconds = (performance.now() - began) / 1000;
  timers.forEach(clearInterval);
  for (const link of links) link.close();
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
  return { deliveries, sent, seconds, p50: at(0.5), p99: at(0.99) };
};

/** Sends at a steady pace whatever comes back: what is late is not forgiven. */
const openLoop = (speakers: readonly { say(): void }[], perSecond: number): NodeJS.Timeout => {
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
