import { arrivals, orphanAgeMs } from '@lyceum/shared/storage/rules.ts';
import type { StoragePorts } from './ports.ts';

/** Takes one old file away that nothing uses. The row goes last: broken off in between, the next sweep finds it again. */
const removeOne = ({ store, objects, clock }: Pick<StoragePorts, 'store' | 'objects' | 'clock'>): Promise<boolean> =>
  store.transact(async (tx) => {
    const orphan = await tx.storage.lockOrphan(new Date(clock.now() - orphanAgeMs));
    if (!orphan) return false;
    await objects.remove(`${arrivals}${orphan.id}`);
    await objects.remove(orphan.key);
    await tx.storage.remove(orphan.id);
    return true;
  });

/** Takes away what was uploaded a day ago and is used by nothing, and what was sent without ever being let in. Answers how many files those were. */
export const sweep = async (ports: Pick<StoragePorts, 'store' | 'objects' | 'clock'>): Promise<number> => {
  let removed = 0;
  while (await removeOne(ports)) removed += 1;
  const { objects, clock } = ports;
  const old = (await objects.list(arrivals)).filter(({ modifiedAt }) => modifiedAt < clock.now() - orphanAgeMs);
  for (const { key } of old) await objects.remove(key);
  return removed + old.length;
};
