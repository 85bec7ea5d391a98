import { randomUUID } from 'node:crypto';
import type { Down } from '@lyceum/shared/wire/down.ts';
import type { Command } from '@lyceum/shared/wire/up.ts';
import WebSocket from 'ws';

type Kind = Down['type'];
type DownOf<K extends Kind> = Extract<Down, { type: K }>;
/** A command without the cid, which is made when it is left out. */
type Sent = Command extends infer C
  ? C extends { cid: string }
    ? Omit<C, 'cid' | 'room' | 'data'> & { cid?: string; room?: string; data?: unknown }
    : never
  : never;

/** A client that keeps everything it hears, so that a test can wait for it or look back at it. */
export interface TestSocket extends AsyncDisposable {
  readonly heard: readonly Down[];
  /** Sends a command and answers its cid. */
  send(command: Sent): string;
  raw(data: string | Buffer): void;
  /** The first message, past or to come, that fits. */
  next<K extends Kind>(type: K, fits?: (message: DownOf<K>) => boolean): Promise<DownOf<K>>;
  /** The events heard so far, by number and kind. */
  events(): DownOf<'event'>[];
  /** Sends and waits for its ack or nack. */
  ask(command: Sent): Promise<DownOf<'ack'> | DownOf<'nack'>>;
  readonly closed: Promise<{ code: number; reason: string }>;
  close(): void;
  /** Ends the connection as a broken network does: without a word. */
  terminate(): void;
  pause(): void;
  resume(): void;
}

const patienceMs = 10_000;

/** Opens a socket; rejects with the HTTP status when the upgrade is refused. */
export const openSocket = async (url: string, options: { protocols?: string[]; origin?: string } = {}): Promise<TestSocket> => {
  const ws = new WebSocket(url, options.protocols ?? [], options.origin === undefined ? {} : { origin: options.origin });
  const heard: Down[] = [];
  const waiting = new Set<() => void>();
  ws.on('message', (data) => {
    const frame = JSON.parse(String(data)) as Down | Down[];
    heard.push(...(Array.isArray(frame) ? frame : [frame]));
    for (const wake of [...waiting]) wake();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    ws.on('close', (code, reason) => resolve({ code, reason: String(reason) })),
  );
  await new Promise<void>((resolve, reject) => {
    ws.once('open', resolve);
    ws.once('error', reject);
    ws.once('unexpected-response', (_request, response) => reject(new Error(`HTTP ${response.statusCode}`)));
  });
  ws.on('error', () => undefined);

  const next: TestSocket['next'] = (type, fits = () => true) =>
    new Promise((resolve, reject) => {
      const look = (): boolean => {
        const found = heard.find((message) => message.type === type && fits(message as never));
        if (found) done(() => resolve(found as never));
        return found !== undefined;
      };
      const done = (then: () => void): void => {
        clearTimeout(timer);
        waiting.delete(look);
        then();
      };
      const timer = setTimeout(
        () => done(() => reject(new Error(`no ${type} came; heard ${JSON.stringify(heard.slice(-5)).slice(0, 800)}`))),
        patienceMs,
      );
      if (!look()) waiting.add(look);
    });
  const send: TestSocket['send'] = (command) => {
    const cid = command.cid ?? randomUUID();
    ws.send(JSON.stringify({ ...command, cid }));
    return cid;
  };
  return {
    heard,
    send,
    raw: (data) => ws.send(data),
    next,
    events: () =>
      heard.flatMap((message) => (message.type === 'welcome' ? (message.events ?? []) : message.type === 'event' ? [message] : [])),
    ask: async (command) => {
      const cid = send(command);
      return Promise.race([next('ack', (m) => m.cid === cid), next('nack', (m) => m.cid === cid)]);
    },
    closed,
    close: () => ws.close(),
    terminate: () => ws.terminate(),
    pause: () => ws.pause(),
    resume: () => ws.resume(),
    [Symbol.asyncDispose]: async () => ws.terminate(),
  };
};
