import type { SessionCursor, SessionRow } from '@lyceum/db/classroom/reader.ts';
import type { Session } from '@lyceum/shared/classroom/contract.ts';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { PageQuery } from '@lyceum/shared/kernel/page.ts';
import type { Actor } from '../../../platform/actor.ts';
import { packCursor, timePlace, timeShape, unpackCursor } from '../../../platform/cursor.ts';
import type { ClassroomPorts } from '../ports.ts';
import { asking } from './asking.ts';
import { describe } from './describe.ts';

/** Where a page goes on: among what is on or to come, or among what has ended. */
interface Mark {
  readonly ended: boolean;
  readonly after?: SessionCursor;
}

const shape = new RegExp(`^([01])_${timeShape}$`);

const readCursor = (cursor: string | undefined): Mark => {
  if (cursor === undefined) return { ended: false };
  const [ended, ...place] = unpackCursor(cursor, shape);
  return { ended: ended === '1', after: timePlace(place) };
};

const cursorAfter = ({ id, startsAt, createdAt, endedAt }: SessionRow): string =>
  packCursor(endedAt === null ? '0' : '1', startsAt ?? createdAt, id);

/** At most `limit` rows from a mark on; what has ended follows when there is nothing more to come. */
const page = async (
  { store }: Pick<ClassroomPorts, 'store'>,
  person: PersonId,
  { limit, ...mark }: Mark & { limit: number },
): Promise<SessionRow[]> => {
  const rows = await store.read.classroom.listFor(person, { limit, ...mark });
  if (mark.ended || rows.length === limit) return rows;
  return [...rows, ...(await store.read.classroom.listFor(person, { limit: limit - rows.length, ended: true }))];
};

/** The lessons somebody belongs to: soonest first, then those that have ended, the latest first. */
export const list =
  ({ store, clock }: Pick<ClassroomPorts, 'store' | 'clock'>) =>
  async ({ limit, cursor }: PageQuery, actor: Actor): Promise<{ items: Session[]; nextCursor: string | null }> => {
    const viewer = asking(actor);
    const rows = await page({ store }, viewer.id, { ...readCursor(cursor), limit });
    const last = rows.at(-1);
    return {
      items: rows.map((row) => describe(row, viewer, clock.now())),
      nextCursor: last && rows.length === limit ? cursorAfter(last) : null,
    };
  };
