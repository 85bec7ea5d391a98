import { z } from 'zod';
import { mutation, query } from '../kernel/procedure.ts';

/** Whether somebody's agenda can be read as a calendar, and since when; never under which address, of which only the hash is kept. */
export const Feed = z.object({ isOpen: z.boolean(), createdAt: z.string().nullable() });
export type Feed = z.infer<typeof Feed>;

/** An address that was just made. Nothing shows it again, and whoever has it can read the agenda. */
export const FreshFeed = z.object({
  url: z.string(),
  /** The same for calendar programs: opening it adds the calendar. */
  webcalUrl: z.string(),
});
export type FreshFeed = z.infer<typeof FreshFeed>;

const Empty = z.object({});
const address = '/api/v1/agenda/feed' as const;

/** One's agenda as a calendar, for programs that know no sign-in. The calendar itself is at `GET /api/v1/agenda/{code}.ics`. */
export const agenda = {
  feed: query(Empty, Feed, { method: 'GET', path: address }),
  /** Makes an address. The one before stops working. */
  openFeed: mutation(Empty, FreshFeed, { method: 'POST', path: address, status: 201 }),
  /** Nothing is at the address from now on. Closing it twice changes nothing. */
  closeFeed: mutation(Empty, z.null(), { method: 'DELETE', path: address, status: 204 }),
};
