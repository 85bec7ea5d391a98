import { randomUUID } from 'node:crypto';
import { mayReconnect } from '@lyceum/shared/kernel/close-codes.ts';
import type { Down, RoomEvent } from '@lyceum/shared/wire/down.ts';
import WebSocket from 'ws';
import type { Entry, PersonHistory } from './history.ts';

/** Where somebody sits, and the nodes that they may come to. */
export interface SeatPlan {
  readonly room: string;
  readonly session: string;
  readonly by: string;
  readonly token: string;
  readonly nodes: readonly string[];
}

/** Somebody who talks, is cut off, comes back elsewhere, resumes and sends again what was not acknowledged. */
export interface Person {
  readonly history: PersonHistory;
  say(): void;
  /** Resolves once they are in the room. */
  ready(): Promise<void>;
  /** How many commands are not yet acknowledged. */
  pending(): number;
  /** The last number applied. */
  applied(): number;
  /** From each loss of the connection until being whole again, in milliseconds. */
  readonly absences: readonly number[];
  /** From each first sending to its acknowledgement, and when that was. */
  readonly waits: readonly { readonly at: number; readonly ms: number }[];
  readonly refusals: readonly string[];
  leave(): void;
}

const resendMs = 1000;
const deadMs = 3000;

export const bringPerson = (plan: SeatPlan, startAt: number): Person => {
  const entries: Entry[] = [];
  const absences: number[] = [];
  const waits: { at: number; ms: number }[] = [];
  const refusals: string[] = [];
  const pending = new Map<string, { text: string; at: number; sentAt: number }>();
  let [seq, epoch, node, lostAt, gone, inRoom] = [-1, 0, startAt, 0, false, false];
  let ws: WebSocket;
  let heardAt = performance.now();
  let wake: (() => void)[] = [];
  let n = 0;

  const transmit = (cid: string): void => {
    const command = pending.get(cid);
    if (!command || !inRoom || ws.readyState !== WebSocket.OPEN) return;
    command.sentAt = performance.now();
    ws.send(JSON.stringify({ type: 'chat.send', cid, data: { text: command.text } }));
  };

  const apply = (event: RoomEvent): void => {
    seq = event.seq;
    const text = event.kind === 'chat.sent' ? (event.data as { text: string }).text : null;
    entries.push({ is: 'heard', seq, cid: event.cid ?? null, text, at: performance.now() });
  };

  const welcome = (message: Extract<Down, { type: 'welcome' }>): void => {
    if (!message.recovered) {
      seq = message.seq;
      entries.push({ is: 'whole', seq, at: performance.now() });
    }
    epoch = message.epoch;
    for (const event of message.events ?? []) apply(event);
    inRoom = true;
    if (lostAt > 0) absences.push(performance.now() - lostAt);
    lostAt = 0;
    for (const done of wake) done();
    wake = [];
    for (const cid of pending.keys()) transmit(cid);
  };

  const acknowledge = (cid: string, number: number): void => {
    const command = pending.get(cid);
    if (!command) return;
    pending.delete(cid);
    const at = performance.now();
    entries.push({ is: 'acked', cid, seq: number, at });
    waits.push({ at, ms: at - command.at });
  };

  const take = (message: Down): void => {
    if (message.type === 'welcome') welcome(message);
    else if (message.type === 'event') apply(message);
    else if (message.type === 'ack' && message.seq !== undefined) acknowledge(message.cid, message.seq);
    else if (message.type === 'nack') refusals.push(message.code);
  };

  const connect = (): void => {
    const resume = seq < 0 ? '' : `&since=${seq}&epoch=${epoch}`;
    ws = new WebSocket(`${plan.nodes[node % plan.nodes.length]}/ws/classroom/${plan.session}/?token=${plan.token}${resume}`);
    const mine = ws;
    heardAt = performance.now();
    mine.on('message', (data) => {
      heardAt = performance.now();
      if (mine !== ws) return;
      const frame = JSON.parse(String(data)) as Down | Down[];
      for (const message of Array.isArray(frame) ? frame : [frame]) take(message);
    });
    mine.on('ping', () => {
      heardAt = performance.now();
    });
    mine.on('error', () => undefined);
    mine.on('close', (code) => {
      if (mine !== ws || gone) return;
      if (inRoom) lostAt = performance.now();
      inRoom = false;
      node++;
      if (mayReconnect(code)) setTimeout(connect, 50 + Math.random() * 250);
      else refusals.push(`closed ${code}`);
    });
  };
  connect();

  const care = setInterval(() => {
    const now = performance.now();
    for (const [cid, command] of pending) if (now - command.sentAt > resendMs) transmit(cid);
    // A node that is frozen says nothing: after three seconds without a word somebody who waits for one goes elsewhere.
    if (pending.size > 0 && now - heardAt > deadMs) ws.terminate();
  }, 250);

  return {
    history: { room: plan.room, by: plan.by, entries },
    say: () => {
      const cid = randomUUID();
      const text = `${plan.by.slice(0, 8)} says ${n++}`;
      const at = performance.now();
      entries.push({ is: 'sent', cid, text, at });
      pending.set(cid, { text, at, sentAt: 0 });
      transmit(cid);
    },
    ready: () => (inRoom ? Promise.resolve() : new Promise((resolve) => wake.push(resolve))),
    pending: () => pending.size,
    applied: () => seq,
    absences,
    waits,
    refusals,
    leave: () => {
      gone = true;
      clearInterval(care);
      ws.terminate();
    },
  };
};
