import type { Connection } from '@lyceum/shared/canvas/contract.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CanvasPorts } from '../ports.ts';
import { aimAtFeed } from './aim.ts';
import { invalid } from './invalid.ts';
import { keep } from './keep.ts';

/** Connects a calendar feed, whose address is its only secret. It is fetched once first. */
export const setupCalendar = (ports: CanvasPorts) => {
  const [aim, store] = [aimAtFeed(ports), keep(ports)];
  return async ({ feedUrl, canvasName }: { readonly feedUrl: string; readonly canvasName: string }, actor: Actor): Promise<Connection> => {
    const { id: personId } = personOf(actor);
    await ports.throttle.take('canvasSetup', personId);
    const { href, origin } = aim(feedUrl);
    const found = await ports.host.hasCalendar(href);
    if (found === 'silent') throw invalid('feedUrl', 'nothing answers there');
    if (found === 'no_calendar') throw invalid('feedUrl', 'there is no calendar');
    return store({ personId, canvasUrl: origin, canvasName, user: null, state: 'ok', secret: { kind: 'calendar', feedUrl: href } });
  };
};
