import { randomUUID } from 'node:crypto';
import type { KeyScope, ServiceKey } from '@lyceum/shared/account/contract.ts';
import { KeyId } from '@lyceum/shared/kernel/ids.ts';
import { type Actor, adminOf } from '../../../platform/actor.ts';
import { tokenHash } from '../../../platform/secrets.ts';
import type { AccountPorts } from '../ports.ts';
import { describeKey } from './describe.ts';

/** Makes a key for another service; only this answer ever shows it. */
export const createKey =
  ({ store, secrets }: Pick<AccountPorts, 'store' | 'secrets'>) =>
  async (
    wanted: { readonly name: string; readonly scopes: readonly KeyScope[] },
    actor: Actor,
  ): Promise<{ key: string; serviceKey: ServiceKey }> => {
    const { id: ownerId } = adminOf(actor);
    const key = secrets.newToken('lyk_');
    const added = {
      id: KeyId.parse(randomUUID()),
      hash: tokenHash(key),
      prefix: key.slice(0, 10),
      name: wanted.name,
      scopes: [...new Set(wanted.scopes)],
      ownerId,
    };
    const stored = await store.transact(async (tx) => {
      const row = await tx.account.addKey(added);
      const detail = { name: added.name, scopes: added.scopes };
      await tx.audit.record({ actorId: ownerId, action: 'key.created', subject: `key:${added.id}`, detail });
      return row;
    });
    return { key, serviceKey: describeKey(stored) };
  };
