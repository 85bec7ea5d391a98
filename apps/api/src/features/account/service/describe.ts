import type { Person, StoredKey } from '@lyceum/db/account/reader.ts';
import type { ServiceKey, User } from '@lyceum/shared/account/contract.ts';

/** A person as they see themselves. Nobody has earned anything yet. */
export const describe = ({ passwordHash: _, createdAt, ...person }: Person): User => ({
  ...person,
  xp: 0,
  level: 1,
  streak: { current: 0, longest: 0, freezes: 0 },
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
