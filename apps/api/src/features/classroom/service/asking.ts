import { mayLead } from '@lyceum/shared/account/rules.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, type KnownActor, known } from '../../../platform/actor.ts';

/** Whoever may ask about lessons: people, and keys that were given the scope, on behalf of their owner. */
export const asking = (actor: Actor): KnownActor => {
  const somebody = known(actor);
  if (somebody.kind === 'key' && !somebody.scopes.includes('sessions'))
    throw new Refusal('forbidden', { message: 'This key has not the scope "sessions".' });
  return somebody;
};

/** Whoever may make lessons. */
export const leading = (actor: Actor): KnownActor => {
  const somebody = asking(actor);
  if (!mayLead(somebody, 'sessions')) throw new Refusal('forbidden', { message: 'Only tutors and admins make lessons.' });
  return somebody;
};
