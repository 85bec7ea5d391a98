import type { Message } from '@lyceum/shared/chat/contract.ts';
import { closeCodes, mayReconnect } from '@lyceum/shared/kernel/close-codes.ts';
import type { RoomKey } from '@lyceum/shared/room/contract.ts';
import type { Down, RoomEvent, Signal } from '@lyceum/shared/wire/down.ts';
import type { CommandData, CommandType } from '@lyceum/shared/wire/up.ts';
import { delayFor } from './backoff.ts';
import { createLink, type Link } from './link.ts';
import { NoEntry, type QueueStore, type Resume, type SocketLike, type Ticket, type Timers } from './ports.ts';
import { createQueue, type Outcome, type Pending } from './queue.ts';
import { applyEvent, applyState, applyWelcome, prependMessages, type RoomView } from './rules.ts';

/** How the room is connected. `waiting` ends at `retryAt`, in milliseconds since 1970; `closed` for good. */
export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online'; readonly slow: boolean; readonly rttMs: number }
  | { readonly kind: 'waiting'; readonly retryAt: number }
  | { readonly kind: 'closed'; readonly code: number; readonly reason?: string };

/** Everything a screen needs to show a room. */
export interface RoomStatus {
  readonly connection: Connection;
  readonly view: RoomView | null;
  readonly pending: readonly Pending[];
}

/** What a room client is made of. */
export interface RoomOptions {
  readonly room: RoomKey;
  /** A ticket; `fresh` asks for a new one because the last was refused or is about to expire. */
  readonly ticket: (fresh: boolean) => Promise<Ticket>;
  /** True when the address joins the room by itself; else `room.join` is sent. */
  readonly joinsItself: boolean;
  readonly open: (url: string) => SocketLike;
  readonly store: QueueStore;
  readonly timers: Timers;
  readonly newCid: () => string;
}

const refreshBeforeMs = 60_000;

/** Builds the address of one attempt; a self-joining address carries where to resume. */
const addressOf = (ticket: Ticket, resume: Resume | null): string => {
  const query = new URLSearchParams({ token: ticket.token });
  if (resume) {
    query.set('since', String(resume.since));
    query.set('epoch', String(resume.epoch));
  }
  return `${ticket.url}?${query}`;
};

/** A room over a WebSocket that comes back by itself and sends nothing twice and nothing never. */
export const createRoomClient = (options: RoomOptions) => {
  const { room, timers } = options;
  const queue = createQueue(options.store);
  const listeners = new Set<() => void>();
  const eventListeners = new Set<(event: RoomEvent) => void>();
  const signalListeners = new Set<(signal: Signal) => void>();
  let status: RoomStatus = { connection: { kind: 'connecting' }, view: null, pending: [] };
  let link: Link | null = null;
  let attempt = 0;
  let wantsFresh = false;
  let isJoining = false;
  let isStopped = false;
  let cancelRetry = () => {};
  let cancelRefresh = () => {};

  const set = (change: Partial<RoomStatus>) => {
    status = { ...status, ...change, pending: queue.items() };
    for (const listener of listeners) listener();
  };
  const resume = (): Resume | null => (status.view ? { since: status.view.seq, epoch: status.view.epoch } : null);
  const send = (type: CommandType, data: unknown, cid = options.newCid()) => link?.send({ cid, type, room, data });
  const flush = () => {
    if (status.connection.kind !== 'online') return;
    for (const item of queue.take()) send(item.type, item.data, item.cid);
    set({});
  };
  const join = () => {
    if (isJoining) return;
    isJoining = true;
    send('room.join', resume() ?? {});
  };
  const stop = (code: number, reason?: string) => {
    isStopped = true;
    cancelRetry();
    cancelRefresh();
    link?.close();
    set({ connection: reason ? { kind: 'closed', code, reason } : { kind: 'closed', code } });
  };
  const retryIn = (ms: number) => {
    cancelRetry();
    cancelRetry = timers.after(ms, () => void connect());
    set({ connection: { kind: 'waiting', retryAt: timers.now() + ms } });
  };
  const retryLater = () => {
    retryIn(delayFor(attempt, timers.random()));
    attempt += 1;
  };
  const refreshToken = async () => {
    try {
      const ticket = await options.ticket(true);
      send('auth.refresh', { token: ticket.token });
      planRefresh(ticket);
    } catch {
      // The old token is good until the server says 4003; a new one is asked for then.
    }
  };
  const planRefresh = (ticket: Ticket) => {
    cancelRefresh();
    cancelRefresh = timers.after(Math.max(5_000, ticket.expiresAt - timers.now() - refreshBeforeMs), () => void refreshToken());
  };

  const onClosed = (code: number, wasOpen: boolean) => {
    link = null;
    isJoining = false;
    cancelRefresh();
    queue.rewind();
    if (isStopped) return;
    if (!mayReconnect(code)) return stop(code);
    wantsFresh = code === closeCodes.tokenExpired || !wasOpen;
    if (code === closeCodes.tokenExpired && attempt === 0) return retryIn(0);
    retryLater();
  };
  const connect = async () => {
    cancelRetry();
    if (isStopped || link) return;
    set({ connection: { kind: 'connecting' } });
    try {
      const ticket = await options.ticket(wantsFresh);
      if (isStopped || link) return;
      const socket = options.open(addressOf(ticket, options.joinsItself ? resume() : null));
      isJoining = options.joinsItself;
      link = createLink(socket, timers, {
        opened: () => options.joinsItself || join(),
        received,
        slow: (slow, rttMs) => status.connection.kind === 'online' && set({ connection: { kind: 'online', slow, rttMs } }),
        closed: onClosed,
      });
      planRefresh(ticket);
    } catch (error) {
      if (error instanceof NoEntry) return stop(closeCodes.notAllowed, error.code);
      retryLater();
    }
  };

  const onWelcome = (welcome: Extract<Down, { type: 'welcome' }>) => {
    if (welcome.room !== room) return;
    isJoining = false;
    const view = applyWelcome(status.view, welcome);
    if (!view) {
      status = { ...status, view: null };
      return join();
    }
    attempt = 0;
    wantsFresh = false;
    for (const event of welcome.events ?? []) for (const listener of eventListeners) listener(event);
    const mine = view.messages.filter((message) => message.author.id === view.you.id && message.cid);
    queue.seen(new Set(mine.map((message) => message.cid ?? '')), view.seq);
    status = { ...status, view, connection: { kind: 'online', slow: false, rttMs: 0 } };
    flush();
  };
  const onEvent = (event: RoomEvent) => {
    const { view } = status;
    if (!view || event.room !== room || event.seq <= view.seq) return;
    if (event.seq > view.seq + 1) return join();
    status = { ...status, view: applyEvent(view, event) };
    queue.seen(new Set(event.cid && event.actor.id === view.you.id ? [event.cid] : []), event.seq);
    for (const listener of eventListeners) listener(event);
  };
  const onNack = (nack: Extract<Down, { type: 'nack' }>) => {
    if (nack.permissions && status.view)
      status = { ...status, view: { ...status.view, you: { ...status.view.you, permissions: nack.permissions } } };
    if (isJoining && !queue.items().some((item) => item.cid === nack.cid)) {
      isJoining = false;
      if (nack.code === 'not_allowed' || nack.code === 'not_found') return stop(closeCodes.notAllowed, nack.code);
      timers.after(nack.retry_after_ms ?? 1_000, join);
    } else if (nack.cid && queue.nacked(nack.cid, nack.code, nack.message)) timers.after(nack.retry_after_ms ?? 1_000, flush);
  };
  const takers: { readonly [T in Down['type']]: (message: Extract<Down, { type: T }>) => void } = {
    welcome: onWelcome,
    event: onEvent,
    state: (message) => {
      if (status.view) status = { ...status, view: applyState(status.view, message) };
    },
    signal: (message) => {
      for (const listener of signalListeners) listener(message);
    },
    ack: (message) => queue.acked(message, status.view?.seq ?? 0),
    nack: onNack,
    pong: () => undefined,
    notice: (message) => {
      if (message.code === 'token_expiring') void refreshToken();
    },
  };
  const take = (message: Down) => (takers[message.type] as (message: Down) => void)(message);
  const received = (messages: readonly Down[]) => {
    for (const message of messages) take(message);
    if (messages.some((message) => message.type !== 'pong')) flush();
    set({});
  };
  const subscribe = <T>(to: Set<T>, listener: T) => {
    to.add(listener);
    return () => void to.delete(listener);
  };

  return {
    room,
    status: () => status,
    subscribe: (listener: () => void) => subscribe(listeners, listener),
    onEvent: (listener: (event: RoomEvent) => void) => subscribe(eventListeners, listener),
    onSignal: (listener: (signal: Signal) => void) => subscribe(signalListeners, listener),
    /** Takes in what an earlier tab left, then connects. */
    start: async () => {
      isStopped = false;
      await queue.restore().catch(() => undefined);
      set({});
      await connect();
    },
    /** Sends a command, now or when the room is back; resolves with how it ended and never rejects. */
    send: <T extends CommandType>(type: T, data: CommandData<T>): Promise<Outcome> => {
      const outcome = queue.add({ cid: options.newCid(), type, data, at: timers.now() });
      flush();
      set({});
      return outcome;
    },
    /** Sends without waiting, queueing or answer; nothing when the room is away. */
    signal: (kind: Signal['kind'], data: unknown) => {
      if (status.connection.kind === 'online') send('signal.send', { kind, data });
    },
    retry: (cid: string) => {
      queue.retry(cid, { cid: options.newCid(), at: timers.now() });
      flush();
      set({});
    },
    discard: (cid: string) => {
      queue.discard(cid);
      flush();
      set({});
    },
    older: (messages: readonly Message[]) => status.view && set({ view: prependMessages(status.view, messages) }),
    /** The network or the tab came back: no reason to wait any longer, or to trust an old connection. */
    wake: () => {
      if (link) link.check();
      else void connect();
    },
    stop: () => stop(1000),
  };
};

export type RoomClient = ReturnType<typeof createRoomClient>;
