import { describeSync } from '@lyceum/db/canvas/reader.ts';
import type { Connection, Sync } from '@lyceum/shared/canvas/contract.ts';
import type { ConnectionId } from '@lyceum/shared/kernel/ids.ts';
import type { PageQuery } from '@lyceum/shared/kernel/page.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CanvasPorts } from '../ports.ts';
import { invalid } from './invalid.ts';

type Ports = Pick<CanvasPorts, 'store'>;
interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Somebody's connections, the oldest first; always all of them. */
export const connections =
  ({ store }: Ports) =>
  async (actor: Actor): Promise<Page<Connection>> => ({
    items: await store.read.canvas.connections(personOf(actor).id),
    nextCursor: null,
  });

/** What runs or waits to run now. */
export const status =
  ({ store }: Ports) =>
  async (actor: Actor): Promise<Page<Sync>> => ({ items: await store.read.canvas.running(personOf(actor).id), nextCursor: null });

const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const readCursor = (cursor: string | undefined): { at: string; id: string } | undefined => {
  if (cursor === undefined) return undefined;
  const [, at, id] = shape.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!at || !id || Number.isNaN(Date.parse(at))) throw invalid('cursor', 'take it from the page before');
  return { at, id };
};

/** Runs that are over or under way, the newest first. */
export const logs =
  ({ store }: Ports) =>
  async (
    { limit, cursor, connectionId }: PageQuery & { readonly connectionId?: ConnectionId | undefined },
    actor: Actor,
  ): Promise<Page<Sync>> => {
    const page = { connection: connectionId, limit, after: readCursor(cursor) };
    const rows = await store.read.canvas.logs(personOf(actor).id, page);
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return {
      items: rows.map(describeSync),
      nextCursor: last ? Buffer.from(`${last.createdAt.toISOString()}_${last.id}`).toString('base64url') : null,
    };
  };
