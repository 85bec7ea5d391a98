import { randomUUID } from 'node:crypto';
import type { Tx } from '@lyceum/db/transact.ts';
import type { Cipher } from '@lyceum/platform/cipher.ts';
import { sync } from '@lyceum/shared/canvas/jobs.ts';
import { SyncId } from '@lyceum/shared/kernel/ids.ts';
import { demoStudent } from '@lyceum/simulators/canvas/demo.ts';
import { demoSchool } from './school.ts';

/** Where Canvas is stood in for, and how the demo's student gets in. */
export interface DemoCanvas {
  readonly url: string;
  readonly token: string;
  readonly cipher: Cipher;
}

/** Connects Olena to her Canvas, or to where it is now: its port is another one at each start. What was never read is read first. */
export const connectCanvas = async (tx: Tx, { url, token, cipher }: DemoCanvas, now: number): Promise<void> => {
  const { connectionId: id, olena } = demoSchool;
  const secret = cipher.seal(JSON.stringify({ kind: 'token', token }), `canvas_connection:${id}`);
  const known = await tx.canvas.connectionOf(id);
  if (known) {
    const isLost = known.state !== 'ok';
    await tx.canvas.changeConnection(id, {
      ...{ canvasUrl: url, secret },
      ...(isLost && { state: 'ok', nextSyncAt: new Date(now) }),
    });
  } else {
    await tx.canvas.addConnection({
      ...{ id, personId: olena.id, kind: 'token', canvasUrl: url, canvasName: 'Lyceum 12', secret },
      ...{ canvasUserId: demoStudent.userId, canvasUserName: demoStudent.userName, nextSyncAt: new Date(now + 7_200_000) },
    });
  }
  if (known?.lastSyncedAt) return;
  const syncId = await tx.canvas.openSync({ id: SyncId.parse(randomUUID()), connectionId: id, trigger: 'setup' });
  if (syncId !== null) await tx.enqueue(sync, { syncId, connectionId: id });
};
