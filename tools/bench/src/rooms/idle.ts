import { dialects } from '../load/dialect.ts';
import type { Link } from '../load/link.ts';
import { takeSeat } from '../load/seat.ts';
import type { Measured } from '../servers.ts';
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

const openSeat =
  (port: number) =>
  (seat: { room: string; token: string }): Promise<Link> =>
    takeSeat({ dialect: dialects.chat, port, seat, role: 'listener', ear: { count: () => undefined, marks: () => undefined } });
