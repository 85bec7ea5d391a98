import type { StoredRow } from '@lyceum/db/storage/reader.ts';
import { arrivalOf, putLifeMs } from '@lyceum/shared/storage/rules.ts';
import type { StoragePorts } from './ports.ts';

/** Whoever sends a file usually says so at once, and has it looked into. */
const graceMs = 20_000;
/** When every upload has ended that began before its address ran out. */
const latestMs = putLifeMs + 3_600_000;
const atOnce = 200;

const letIn = async ({ store, admit }: Pick<StoragePorts, 'store' | 'admit'>, row: StoredRow): Promise<void> => {
  const arrival = arrivalOf(row);
  const admission = await admit(arrival);
  if (admission.is === 'absent') return;
  const { id } = row;
  await store.transact(async (tx) => {
    if (admission.is === 'refused') return tx.storage.removePending(id);
    const { size, width, height } = admission;
    await tx.storage.markReady(id, { type: arrival.type, size, width, height });
  });
};

/** Lets in the files that came and of which nobody said so. */
export const settle = async ({ store, admit, clock }: Pick<StoragePorts, 'store' | 'admit' | 'clock'>): Promise<void> => {
  const now = clock.now();
  const stretch = { from: new Date(now - latestMs), to: new Date(now - graceMs) };
  // One after the other: each may hold a whole picture in memory.
  for (const row of await store.read.storage.promised(stretch, atOnce)) await letIn({ store, admit }, row);
};
