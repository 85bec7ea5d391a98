import type { FastifyInstance } from 'fastify';
import { networkOf } from '../../platform/address.ts';
import { writeCalendar } from './calendar.ical.ts';
import type { AgendaService } from './service.ts';

/** Whether the asking program has this already, by its `If-None-Match`; weak and strong tags are one here. */
const isKnown = (tags: string, tag: string): boolean =>
  tags.split(',').some((each) => ['*', tag].includes(each.trim().replace(/^W\//, '')));

/** Serves agendas as calendars to whoever has their address: programs that subscribe know no sign-in, so nothing but the code is asked for. */
export const serveCalendars = (scope: FastifyInstance, agenda: Pick<AgendaService, 'calendar'>): void => {
  scope.get<{ Params: { code: string } }>('/api/v1/agenda/:code.ics', async (request, reply) => {
    // Of a refusal; what is behind an address may change with the next word of its person.
    reply.header('cache-control', 'no-store');
    const calendar = await agenda.calendar(request.params.code, networkOf(request.ip));
    const tag = `"${calendar.tag}"`;
    // Weak: each copy bears the time at which it was made.
    reply.header('etag', `W/${tag}`).header('cache-control', 'private');
    if (isKnown(request.headers['if-none-match'] ?? '', tag)) return reply.code(304).send();
    return reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="lyceum.ics"')
      .send(writeCalendar(calendar));
  });
};
