import type { SealedSecret } from '@lyceum/db/canvas/writer/secrets.ts';
import type { Store } from '@lyceum/db/transact.ts';
import type { Cipher } from '@lyceum/platform/cipher.ts';
import type { Result } from './output.ts';

/** Few enough that nobody waits for one of them. */
const batch = 500;

/** Sealed with today's key, or null when no key that is at hand opens it. */
const resealed = (cipher: Cipher, { id, secret }: SealedSecret): SealedSecret | null => {
  const place = `canvas_connection:${id}`;
  try {
    return { id, secret: cipher.seal(cipher.open(secret, place), place) };
  } catch {
    return null;
  }
};

/**
 * Seals every Canvas secret with today's key, a batch at a time. Whoever reads one meanwhile finds the old or the new one, and both keys
 * are at hand. First those that nobody is changing, then, one by one if need be, the others. What cannot be opened is left and counted.
 */
export const rotateSecrets = async (store: Store, cipher: Cipher): Promise<Result> => {
  let [sealed, lost] = [0, 0];
  for (const waits of [false, true]) {
    for (let after: SealedSecret['id'] | null = null; ; ) {
      const from: SealedSecret['id'] | null = after;
      const { rows, fresh, broken } = await store.transact(async (tx) => {
        const found = await tx.canvas.lockSecrets({ after: from, limit: batch, waits });
        const stale = found.filter(({ secret }) => cipher.isStale(secret));
        const changed = stale.map((one) => resealed(cipher, one)).filter((one) => one !== null);
        await tx.canvas.saveSecrets(changed);
        return { rows: found, fresh: changed.length, broken: stale.length - changed.length };
      });
      sealed += fresh;
      if (waits) lost += broken;
      if (rows.length < batch) break;
      after = rows.at(-1)?.id ?? null;
    }
  }
  await store.transact((tx) =>
    tx.audit.record({ actorId: null, action: 'secrets.rotated', subject: 'school:canvas', detail: { sealed, lost } }),
  );
  return { sealed, lost };
};
