import { folded } from '@lyceum/shared/agenda/rules.ts';
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Calendar } from './service/calendar.ts';

/** How soon programs should ask again. */
const refreshSeconds = 3600;

/** An agenda as RFC 5545 has it; every time is in UTC. */
export const writeCalendar = ({ name, locale, entries, madeAt }: Calendar): string => {
  const calendar = ical({
    name,
    prodId: { company: 'Lyceum', product: 'Agenda', language: locale.toUpperCase() },
    ttl: refreshSeconds,
  });
  // By itself it folds each line with a new encoder for each character: 2,000 entries would hold everybody up for more than a second.
  const [head = '', tail = ''] = calendar.toString().split(/(?=END:VCALENDAR)/);
  const events = entries.map(({ uid, span, summary, location, url, isCancelled, isBusy }) => {
    const event = calendar.createEvent({
      id: uid,
      stamp: new Date(madeAt),
      start: new Date(span.from),
      end: new Date(span.to),
      allDay: span.is === 'days',
      summary,
      location,
      url,
      status: isCancelled ? ICalEventStatus.CANCELLED : null,
      transparency: isBusy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    });
    return event.toString().split('\r\n').map(folded).join('\r\n');
  });
  return `${head}${events.join('')}${tail}\r\n`;
};
