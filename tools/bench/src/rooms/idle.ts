import { dialects } from '../load/dialect.ts';
import { type Link, openLink } from '../load/link.ts';
import type { Measured } from './servers.ts';
import type { World } from './world.ts';

/** Memory of the server process per connection that is open and says nothing, in bytes. */
export const idleMemory = async (server: Measured, world: World): Promise<number> => {
  const seats = world.rooms.flatMap(({ room, tokens }) => tokens.map((token) => ({ room, token })));
  const links: Link[] = [];
  const before = server.memory();
  for (let n = 0; n < seats.length; n += 50) {
    links.push(...(await Promise.all(seats.slice(n, n + 50).map(openSeat(server.port)))));
  }
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const bytes = (server.memory() - before) / seats.length;
  for (const link of links) link.close();
  return bytes;
};

const openSeat = (port: number) => async (seat: { room: string; token: string }): Promise<Link> => {
  let ready: () => void;
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const link = await openLink({
    port,
    path: dialects.chat.path(seat),
    onFrame: (buffer, start, end) => {
      if (dialects.chat.isReady(buffer.toString('utf8', start, end))) ready();
    },
  });
  await isReady;
  return link;
};
