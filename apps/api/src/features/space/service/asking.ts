import { mayLead } from '@lyceum/shared/account/rules.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, type KnownActor, known } from '../../../platform/actor.ts';

/** Whoever may launch spaces: tutors, admins, and keys with the scope. */
export const launching = (actor: Actor): KnownActor => {
  const somebody = known(actor);
  if (!mayLead(somebody, 'spaces'))
    throw new Refusal('forbidden', { message: 'Only tutors, admins and keys with the scope "spaces" launch spaces.' });
  return somebody;
};
