import type { Person, StoredKey } from '@lyceum/db/account/reader.ts';
import type { ServiceKey, User } from '@lyceum/shared/account/contract.ts';
import type { AccountPorts } from '../ports.ts';

/** A person as they see themselves. */
export const describe =
  ({ standingOf }: Pick<AccountPorts, 'standingOf'>) =>
  async ({ passwordHash: _, createdAt, ...person }: Person): Promise<User> => ({
    ...person,
    ...(await standingOf(person.id)),
    createdAt: createdAt.toISOString(),
  });

/** A key as admins see it. */
export const describeKey = ({ createdAt, lastUsedAt, revokedAt, scopes, ...key }: StoredKey): ServiceKey => ({
  ...key,
  scopes: [...scopes],
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  revokedAt: revokedAt?.toISOString() ?? null,
});
