import type { World } from './world.ts';

const stamp = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');

/** Folds a line after 75 octets, never inside of a character (RFC 5545, 3.1). */
const folded = (line: string): string => {
  const lines: string[] = [];
  let current = '';
  for (const character of line) {
    if (Buffer.byteLength(current + character) > 74) {
      lines.push(current);
      current = ' ';
    }
    current += character;
  }
  return [...lines, current].join('\r\n');
};

/** A student's calendar feed: what is due, without grades, as Canvas gives it to whoever has its address. */
export const calendarFeed = (world: World, base: string): string => {
  const events = world.courses
    .filter(({ isRestricted }) => !isRestricted)
    .flatMap((course) =>
      course.assignments.flatMap(({ id, name, dueAt, updatedAt }) =>
        dueAt === null
          ? []
          : [
              'BEGIN:VEVENT',
              `DTSTAMP:${stamp(updatedAt)}`,
              `UID:event-assignment-${id}`,
              `DTSTART:${stamp(dueAt)}`,
              `DTEND:${stamp(dueAt)}`,
              `SUMMARY:${escaped(`${name} [${course.code}]`)}`,
              `URL:${base}/calendar?include_contexts=course_${course.id}#assignment_${id}`,
              'END:VEVENT',
            ],
      ),
    );
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:icalendar-ruby', 'X-WR-CALNAME:Calendar (Canvas)', ...events, 'END:VCALENDAR', '']
    .map(folded)
    .join('\r\n');
};
