import type { KeyScope, Role } from '@lyceum/shared/account/contract.ts';
import type { KeyId, PersonId, SignInId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';

/** Somebody who signed in, as they are in the database at this moment. */
export interface PersonActor {
  readonly kind: 'person';
  readonly id: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly signInId: SignInId;
  /** A browser sends its cookie by itself, also when another site asks it to; a bearer token is sent on purpose. */
  readonly via: 'cookie' | 'bearer';
}

/** Another service. It acts for the owner of its key, within the key's scopes. */
export interface KeyActor {
  readonly kind: 'key';
  readonly id: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly keyId: KeyId;
  readonly scopes: readonly KeyScope[];
}

/** Nobody we know. */
export interface Guest {
  readonly kind: 'guest';
}

/** Who asks. */
export type Actor = PersonActor | KeyActor | Guest;
/** Somebody we know: `id` is the person who is responsible. */
export type KnownActor = PersonActor | KeyActor;

/** The one guest. */
export const guest: Guest = { kind: 'guest' };

/** Everybody but guests. */
export const known = (actor: Actor): KnownActor => {
  if (actor.kind === 'guest') throw new Refusal('unauthenticated', { message: 'Sign in first.' });
  return actor;
};

/** People themselves: what is somebody's own is not a service's business. */
export const personOf = (actor: Actor): PersonActor => {
  const somebody = known(actor);
  if (somebody.kind === 'key') throw new Refusal('forbidden', { message: 'A service key may not do this.' });
  return somebody;
};

/** Whoever runs the school. */
export const adminOf = (actor: Actor): PersonActor => {
  const person = personOf(actor);
  if (person.role !== 'admin') throw new Refusal('forbidden', { message: 'Only an admin may do this.' });
  return person;
};
