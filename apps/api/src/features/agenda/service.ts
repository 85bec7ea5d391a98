import type { AgendaPorts } from './ports.ts';
import { calendar } from './service/calendar.ts';
import { closeFeed } from './service/close-feed.ts';
import { feed } from './service/feed.ts';
import { openFeed } from './service/open-feed.ts';

/** What can be done with agendas. */
export const agendaService = (ports: AgendaPorts) => ({
  feed: feed(ports),
  openFeed: openFeed(ports),
  closeFeed: closeFeed(ports),
  calendar: calendar(ports),
});

/** What `agendaService` promises. */
export type AgendaService = ReturnType<typeof agendaService>;
