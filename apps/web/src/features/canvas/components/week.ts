import type { CalendarEvent } from '@lyceum/shared/canvas/contract/extras.ts';
import type { Stats } from '@lyceum/shared/dashboard/contract.ts';
import { isOver } from '../../../lib/event-days.ts';

/** Something to hand in. */
export type Due = Stats['upcoming'][number];

/** One line of the week: something to hand in, or something in a calendar. */
export type Entry = { readonly kind: 'due'; readonly at: number; readonly due: Due } | EventEntry;
type EventEntry = { readonly kind: 'event'; readonly at: number; readonly event: CalendarEvent };

const weekMs = 7 * 86_400_000;

/** What the next seven days hold, in the order in which it comes: what goes on already stands first. */
export const weekOf = (
  dues: readonly Due[],
  events: readonly CalendarEvent[],
  { now, dayKey }: { readonly now: number; readonly dayKey: (at: string | number) => string },
): Entry[] => {
  const entries: Entry[] = dues.map((due) => ({ kind: 'due', at: Date.parse(due.dueAt), due }));
  for (const event of events) {
    if (event.startsAt !== null && !isOver(event, now, dayKey)) entries.push({ kind: 'event', at: Date.parse(event.startsAt), event });
  }
  return entries.filter(({ at }) => at - now < weekMs).sort((a, b) => a.at - b.at);
};
