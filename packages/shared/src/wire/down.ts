import { z } from 'zod';
import { Message } from '../chat/contract.ts';
import { PersonId } from '../kernel/ids.ts';
import { Actor, MediaEntry, MediaState, Participant, Permissions, RoomKey, RoomRole } from '../room/contract.ts';

/** Why a command was refused. */
export const NackCode = z.enum([
  'invalid',
  'unknown_command',
  'not_joined',
  'not_found',
  'not_allowed',
  'ended',
  'cid_reused',
  'rate_limited',
  'unavailable',
]);
export type NackCode = z.infer<typeof NackCode>;

/** One entry of the log lane. `kind` names a topic's event; `data` is what that event declares. */
export const RoomEvent = z.object({
  type: z.literal('event'),
  room: RoomKey,
  seq: z.int(),
  kind: z.string(),
  at: z.string(),
  actor: Actor,
  cid: z.string().optional(),
  data: z.json(),
});
export type RoomEvent = z.infer<typeof RoomEvent>;

/** A room as it stands after event `seq` of its `welcome`. */
export const RoomSnapshot = z.object({
  title: z.string(),
  status: z.enum(['open', 'ended']),
  /** Everyone of a classroom; in a channel those who are there now and whoever wrote a message below. */
  participants: z.array(Participant),
  media: z.array(MediaEntry),
  /** The newest 50, oldest first; older ones over REST. */
  messages: z.array(Message),
  /** Up to where the asking person has read. */
  read_seq: z.int(),
});
export type RoomSnapshot = z.infer<typeof RoomSnapshot>;

const You = z.object({ id: PersonId, role: RoomRole, permissions: Permissions });

export const Welcome = z.object({
  type: z.literal('welcome'),
  cid: z.string().optional(),
  room: RoomKey,
  epoch: z.int(),
  seq: z.int(),
  /** True: `events` holds every event after the `since` that was asked. False: `snapshot` is the whole room. */
  recovered: z.boolean(),
  you: You,
  snapshot: RoomSnapshot.optional(),
  events: z.array(RoomEvent).optional(),
});
export type Welcome = z.infer<typeof Welcome>;

/** The state lane: the latest wins by `version`. `read` tells how far somebody has read. */
export const RoomState = z.discriminatedUnion('kind', [
  z.object({
    type: z.literal('state'),
    room: RoomKey,
    kind: z.literal('media'),
    key: PersonId,
    version: z.int(),
    cid: z.string().optional(),
    data: MediaState,
  }),
  z.object({
    type: z.literal('state'),
    room: RoomKey,
    kind: z.literal('read'),
    key: PersonId,
    version: z.int(),
    cid: z.string().optional(),
    data: z.object({ seq: z.int() }),
  }),
]);
export type RoomState = z.infer<typeof RoomState>;

export const Signal = z.object({
  type: z.literal('signal'),
  room: RoomKey,
  kind: z.enum(['cursor', 'typing', 'rtc']),
  from: Actor,
  data: z.unknown(),
});
export type Signal = z.infer<typeof Signal>;

export const Ack = z.object({ type: z.literal('ack'), cid: z.string(), seq: z.int().optional() });
export const Nack = z.object({
  type: z.literal('nack'),
  cid: z.string().nullable(),
  code: NackCode,
  message: z.string(),
  permissions: Permissions.optional(),
  retry_after_ms: z.int().optional(),
});
export const Pong = z.object({ type: z.literal('pong'), cid: z.string() });
/** Word from the server about the connection itself, e.g. `draining`, `token_expiring`. */
export const Notice = z.object({ type: z.literal('notice'), code: z.string(), message: z.string() });

/** Everything a server may send. A frame holds one of these or an array of them, in order. */
export const Down = z.union([Welcome, RoomEvent, RoomState, Signal, Ack, Nack, Pong, Notice]);
export type Down = z.infer<typeof Down>;
