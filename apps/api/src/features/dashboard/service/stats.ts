import type { Stats } from '@lyceum/shared/dashboard/contract.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { DashboardPorts } from '../ports.ts';

/** Every figure of somebody's Canvas, as of the same moment and in the days of their own time zone. */
export const stats =
  ({ store, clock }: DashboardPorts) =>
  async (actor: Actor): Promise<Stats> => {
    const { id: personId } = personOf(actor);
    const person = await store.read.account.person(personId);
    if (!person) throw new Refusal('not_found');
    return store.read.dashboard.stats({ personId, now: new Date(clock.now()), zone: person.timezone });
  };
