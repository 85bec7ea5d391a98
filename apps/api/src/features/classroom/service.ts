import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import type { Actor } from '../../platform/actor.ts';
import type { ClassroomPorts } from './ports.ts';
import { asking } from './service/asking.ts';
import { create } from './service/create.ts';
import { end } from './service/end.ts';
import { eventStats } from './service/event-stats.ts';
import { type EventsQuery, events } from './service/events.ts';
import { get, view } from './service/get.ts';
import { list } from './service/list.ts';
import { logEvent } from './service/log-event.ts';
import { media } from './service/media.ts';
import { messages } from './service/messages.ts';
import { permissions } from './service/permissions.ts';
import { seat } from './service/seat.ts';
import { setMedia } from './service/set-media.ts';
import { setPermissions } from './service/set-permissions.ts';

/** What can be done with live lessons. */
export const classroomService = (ports: ClassroomPorts) => ({
  create: create(ports),
  list: list(ports),
  get: get(ports),
  end: end(ports),
  seat: seat(ports),
  view: view(ports),
  enter: ({ id }: { readonly id: SessionId }, actor: Actor) => seat(ports)(id, asking(actor)),
  permissions: permissions(ports),
  setPermissions: setPermissions(ports),
  setMedia: setMedia(ports),
  media: media(ports),
  logEvent: logEvent(ports),
  events: events(ports),
  eventStats: eventStats(ports),
  errors: (query: Omit<EventsQuery, 'eventType'>, actor: Actor) => events(ports)({ ...query, eventType: 'error' }, actor),
  messages: messages(ports),
});

/** What `classroomService` promises. */
export type ClassroomService = ReturnType<typeof classroomService>;
