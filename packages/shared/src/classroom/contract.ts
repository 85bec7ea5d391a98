import { z } from 'zod';
import { BeforeQuery, Messages } from '../chat/contract.ts';
import { PersonId, SessionId } from '../kernel/ids.ts';
import { PageQuery, pageOf } from '../kernel/page.ts';
import { mutation, query } from '../kernel/procedure.ts';
import { Instant, isStorable, line } from '../kernel/text.ts';
import { Actor, MediaEntry, MediaState, PermissionChange, Permissions, RoomRole } from '../room/contract.ts';

export const SessionStatus = z.enum(['scheduled', 'active', 'ended']);
export type SessionStatus = z.infer<typeof SessionStatus>;

/** Somebody who belongs to a session. `email` is told to its hosts and tutors only. */
export const SessionPerson = Actor.extend({ email: z.string().nullable(), present: z.boolean() });
export type SessionPerson = z.infer<typeof SessionPerson>;

/** A live lesson: its room keeps the same id and address however often people come and go. */
export const Session = z.object({
  id: SessionId,
  title: z.string(),
  status: SessionStatus,
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  participants: z.array(SessionPerson),
  bookingId: z.uuid().nullable(),
});
export type Session = z.infer<typeof Session>;

/** A seat in a room: the token opens its socket at `wsUrl` and nothing else. */
export const Seat = z.object({
  token: z.string(),
  expiresAt: z.string(),
  permissions: Permissions,
  session: Session,
  wsUrl: z.string(),
});
export type Seat = z.infer<typeof Seat>;

/** What the browser may log about a lesson. */
export const EventType = z.enum([
  'layout_change',
  'tool_select',
  'export_board',
  'manual_save',
  'reconnect_attempt',
  'error',
  'board_clear',
  'snapshot_restore',
]);
export type EventType = z.infer<typeof EventType>;

/** Free-form facts about an event, at most 4 KiB as JSON. */
export const EventData = z
  .record(z.string().max(100), z.json())
  .refine((data) => new TextEncoder().encode(JSON.stringify(data)).length <= 4096, 'must be at most 4096 bytes as JSON')
  .refine(isStorable, 'contains a character that cannot be stored');

export const LoggedEvent = z.object({
  seq: z.int(),
  at: z.string(),
  actor: Actor,
  eventType: EventType,
  data: z.record(z.string(), z.json()),
});
export type LoggedEvent = z.infer<typeof LoggedEvent>;

const One = z.object({ id: SessionId });
const at = '/api/v1/classroom/sessions' as const;
const RoleAndPermissions = z.object({ role: RoomRole, permissions: Permissions });

/** Live lessons over HTTP. Everything here goes through the same room log and state lane as the sockets. */
export const classroom = {
  create: mutation(
    z
      .object({
        title: line(1, 200),
        startsAt: Instant.optional(),
        endsAt: Instant.optional(),
        participants: z
          .array(
            z.object({
              email: z.email().max(254),
              name: line(1, 100).optional(),
              role: z.enum(['tutor', 'student', 'observer']).default('student'),
            }),
          )
          .max(1000)
          .default([]),
      })
      .refine((s) => !s.startsAt || !s.endsAt || Date.parse(s.startsAt) < Date.parse(s.endsAt), {
        path: ['endsAt'],
        message: 'must be after the start',
      }),
    Session,
    { method: 'POST', path: at, status: 201 },
  ),
  list: query(PageQuery, pageOf(Session), { method: 'GET', path: at }),
  get: query(One, Session, { method: 'GET', path: `${at}/{id}` }),
  end: mutation(One, Session, { method: 'POST', path: `${at}/{id}/end` }),
  enter: mutation(One, Seat, { method: 'POST', path: `${at}/{id}/jwt` }),
  permissions: query(One, RoleAndPermissions, { method: 'GET', path: `${at}/{id}/permissions` }),
  setPermissions: mutation(
    One.extend({ userId: PersonId, permissions: PermissionChange }),
    RoleAndPermissions.extend({ userId: PersonId }),
    { method: 'PATCH', path: `${at}/{id}/permissions` },
  ),
  setMedia: mutation(One.extend(MediaState.shape), z.object({ success: z.literal(true), version: z.int() }), {
    method: 'POST',
    path: `${at}/{id}/media-state`,
  }),
  media: query(One, pageOf(MediaEntry), { method: 'GET', path: `${at}/{id}/media-state` }),
  logEvent: mutation(One.extend({ eventType: EventType, data: EventData.default({}) }), LoggedEvent, {
    method: 'POST',
    path: `${at}/{id}/event`,
    status: 201,
  }),
  events: query(One.extend({ ...PageQuery.shape, eventType: EventType.optional() }), pageOf(LoggedEvent), {
    method: 'GET',
    path: `${at}/{id}/events`,
  }),
  eventStats: query(
    One,
    z.object({ total: z.int(), byType: z.record(z.string(), z.int()), firstAt: z.string().nullable(), lastAt: z.string().nullable() }),
    { method: 'GET', path: `${at}/{id}/event-stats` },
  ),
  errors: query(One.extend(PageQuery.shape), pageOf(LoggedEvent), { method: 'GET', path: `${at}/{id}/errors` }),
  messages: query(One.extend(BeforeQuery), Messages, { method: 'GET', path: `${at}/{id}/messages` }),
};
