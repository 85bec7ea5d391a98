import type { OwnWorlds, WorldFacts } from '@lyceum/db/course/reader/catalogue.ts';
import type { Visibility, World } from '@lyceum/shared/course/contract/world.ts';
import { isMember, maySee } from '@lyceum/shared/course/rules.ts';
import type { PageQuery } from '@lyceum/shared/kernel/page.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, known } from '../../../platform/actor.ts';
import { strangeCursor } from '../../../platform/cursor.ts';
import { keepEach } from '../../../platform/kept.ts';
import type { CoursePorts } from '../ports.ts';
import { describeWorld } from './describe.ts';
import { readerOf, viewerOf } from './viewer.ts';

type Ports = Pick<CoursePorts, 'catalogue' | 'clock'>;

/** A course in the catalogue for everybody who got as far in it: made once while the course is unchanged. */
const described = new WeakMap<WorldFacts, Map<string, World>>();
const describeOnce = (course: WorldFacts, own: OwnWorlds, isEnrolled: boolean): World => {
  const known = described.get(course) ?? new Map<string, World>();
  described.set(course, known);
  const key = `${own.completed[course.id] ?? 0} ${isEnrolled}`;
  const world = known.get(key) ?? describeWorld(course, own);
  known.set(key, world);
  return world;
};

/** Every course that one may see, the oldest first. */
export const worlds =
  ({ catalogue, clock }: Ports) =>
  async (actor: Actor): Promise<World[]> => {
    const viewer = viewerOf(actor);
    const now = clock.now();
    const { shared, own } = await catalogue.worlds(readerOf(actor));
    const enrolled = new Set(own.enrolled);
    return keepEach(
      shared.filter((course) => maySee(course, viewer, now)).map((course) => describeOnce(course, own, enrolled.has(course.id))),
    );
  };

/** Asking for what is not for everybody says who one is; drafts are for whoever teaches. */
const assertMayAsk = (visibility: Visibility, actor: Actor): void => {
  if (visibility === 'public') return;
  const { role } = known(actor);
  const isAllowed = visibility === 'member' ? isMember(viewerOf(actor)) : role === 'tutor' || role === 'admin';
  if (!isAllowed) throw new Refusal('forbidden', { message: `Courses with visibility "${visibility}" are not for everybody.` });
};

/** A page of the courses that one may see, of one visibility if asked. */
export const list =
  (ports: Ports) =>
  async (
    { visibility, limit, cursor }: PageQuery & { readonly visibility?: Visibility | undefined },
    actor: Actor,
  ): Promise<{ items: World[]; nextCursor: string | null }> => {
    if (visibility !== undefined) assertMayAsk(visibility, actor);
    const all = (await worlds(ports)(actor)).filter((world) => visibility === undefined || world.visibility === visibility);
    const start = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1;
    if (cursor !== undefined && start === 0) throw strangeCursor();
    const items = all.slice(start, start + limit);
    return { items, nextCursor: start + limit < all.length ? (items.at(-1)?.id ?? null) : null };
  };
