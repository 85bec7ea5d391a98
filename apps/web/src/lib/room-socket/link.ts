import { closeCodes } from '@lyceum/shared/kernel/close-codes.ts';
import type { Down } from '@lyceum/shared/wire/down.ts';
import { decode } from './frames.ts';
import type { SocketLike, Timers } from './ports.ts';

const pingEveryMs = 5_000;
const deadAfterMs = 12_000;
/** An answer that takes longer than this makes a connection slow. */
const slowAfterMs = 1_000;
/** How long a suspected connection has to answer before it is given up. */
const checkMs = 2_000;
const openWithinMs = 10_000;

/** What happens on one connection. `closed` comes once and last. */
export interface LinkListener {
  opened(): void;
  received(messages: readonly Down[]): void;
  slow(slow: boolean, rttMs: number): void;
  closed(code: number, wasOpen: boolean): void;
}

/** One connection: it tells by itself when the other side has gone silent. */
export interface Link {
  send(frame: unknown): void;
  /** Gives the connection two seconds to prove that it lives. */
  check(): void;
  close(code?: number): void;
}

/** Wraps an opening socket with a heartbeat. */
export const createLink = (socket: SocketLike, timers: Timers, listener: LinkListener): Link => {
  const cancels = new Map<string, () => void>();
  const plan = (name: string, ms: number, fn: () => void) => {
    cancels.get(name)?.();
    cancels.set(name, timers.after(ms, fn));
  };
  let isOpen = false;
  let isOver = false;
  let pings = 0;
  let heardAt = timers.now();
  let waiting: { cid: string; sentAt: number } | null = null;

  const finish = (code: number) => {
    if (isOver) return;
    isOver = true;
    for (const cancel of cancels.values()) cancel();
    socket.onopen = socket.onmessage = socket.onclose = null;
    listener.closed(code, isOpen);
  };
  const giveUp = (code: number) => {
    // A dead peer never answers a close: the end is declared here and the socket left to itself.
    socket.close();
    finish(code);
  };
  const send = (frame: unknown) => {
    if (isOpen && !isOver) socket.send(JSON.stringify(frame));
  };
  const ping = () => {
    if (!waiting) {
      pings += 1;
      waiting = { cid: `ping-${pings}`, sentAt: timers.now() };
      send({ cid: waiting.cid, type: 'ping' });
      plan('slow', slowAfterMs, () => listener.slow(true, slowAfterMs));
    }
    // Silence counts from a ping on: a hidden tab pings once a minute and must not be taken for dead because of it.
    const grace = Math.max(deadAfterMs - pingEveryMs, deadAfterMs - (timers.now() - heardAt));
    if (!cancels.has('dead')) plan('dead', grace, () => giveUp(closeCodes.heartbeatLost));
    plan('ping', pingEveryMs, ping);
  };
  const heard = () => {
    heardAt = timers.now();
    for (const name of ['check', 'dead']) {
      cancels.get(name)?.();
      cancels.delete(name);
    }
  };
  const answered = (cid: string) => {
    if (waiting?.cid !== cid) return;
    const rtt = timers.now() - waiting.sentAt;
    waiting = null;
    cancels.get('slow')?.();
    listener.slow(rtt > slowAfterMs, rtt);
  };

  plan('open', openWithinMs, () => giveUp(closeCodes.heartbeatLost));
  socket.onerror = () => undefined;
  socket.onopen = () => {
    isOpen = true;
    cancels.get('open')?.();
    heard();
    listener.opened();
    ping();
  };
  socket.onmessage = (event) => {
    heard();
    const messages = decode(event.data);
    for (const message of messages) if (message.type === 'pong') answered(message.cid);
    listener.received(messages);
  };
  socket.onclose = (event) => finish(event.code);

  return {
    send,
    check: () => {
      if (!isOpen || isOver) return;
      plan('check', checkMs, () => giveUp(closeCodes.heartbeatLost));
      ping();
    },
    close: (code = 1000) => {
      if (isOver) return;
      socket.close(code);
      finish(code);
    },
  };
};
