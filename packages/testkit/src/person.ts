import { randomUUID } from 'node:crypto';
import type { NewPerson } from '@lyceum/db/account/writer.ts';
import { PersonId } from '@lyceum/shared/kernel/ids.ts';

/** Somebody nobody else is: a fresh id and address, the rest as given. */
export const newPerson = (given: Partial<NewPerson> = {}): NewPerson => {
  const id = given.id ?? PersonId.parse(randomUUID());
  return { id, email: `p-${id.slice(0, 8)}@school.test`, name: `Person ${id.slice(0, 4)}`, ...given };
};
