import type { StoredConnection, StoredSync } from '@lyceum/db/canvas/reader.ts';
import type { Tx } from '@lyceum/db/transact.ts';
import { ConnectionSecret } from '@lyceum/shared/canvas/contract/secret.ts';
import type { ConnectionState, Resource, Sync, SyncState } from '@lyceum/shared/canvas/contract.ts';
import type { sync as syncJob } from '@lyceum/shared/canvas/jobs.ts';
import { afterFailures, extrasAfterMs, fullEveryMs, isOfWork, syncEveryMs } from '@lyceum/shared/canvas/rules.ts';
import type { z } from 'zod';
import { type Effect, nothing } from '../../platform/job.ts';
import { finished, started } from './announce.ts';
import { CanvasFault } from './client/fault.ts';
import { createTurnstile } from './client/pace.ts';
import { heartbeat, holdMs } from './heartbeat.ts';
import type { CanvasPorts } from './ports.ts';
import { createTracker, type Tracker } from './progress.ts';
import { readCalendar } from './read-calendar.ts';
import { readCanvas } from './read-canvas.ts';
import type { Run } from './read-course.ts';
import { readExtras } from './read-extras.ts';
import { tokenOf } from './token.ts';

/** How a run ended. */
interface End {
  readonly state: SyncState;
  readonly connection: ConnectionState;
}

const stateOf = (resources: readonly Resource[]): SyncState => {
  if (resources.every(({ state }) => state === 'complete')) return 'complete';
  return resources.some(({ state }) => state === 'complete') ? 'partial' : 'failed';
};

const endOf = (error: unknown, tracker: Tracker): End => {
  if (!(error instanceof CanvasFault)) throw error;
  if (error.kind === 'cancelled') return { state: 'cancelled', connection: 'ok' };
  const connection = error.kind === 'token' ? 'reconnect' : error.kind === 'forbidden' ? 'forbidden' : 'unreachable';
  const hasAny = tracker.now().resources.some(({ state }) => state === 'complete');
  return { state: hasAny ? 'partial' : 'failed', connection };
};

/** What a run is to read: courses and work, and, but for the first look and short cycles, what stands around them. */
const readThrough =
  (ports: CanvasPorts, under: Run) =>
  async (trigger: Sync['trigger'], isFull: boolean): Promise<void> => {
    const courses =
      trigger === 'extras' ? await ports.store.read.canvas.courses(under.connection.id) : await readCanvas(ports, under)(isFull);
    if (trigger === 'extras' || (isFull && trigger !== 'setup')) await readExtras(ports, under)(courses);
  };

/** A run of everything that a connection lets us read, and what became of it. */
const read = async (
  ports: CanvasPorts,
  run: StoredSync,
  { connection, tracker, signal }: { connection: StoredConnection; tracker: Tracker; signal: AbortSignal },
): Promise<End & { isFull: boolean }> => {
  const { cipher, dispatcher, patience, random, clock } = ports;
  const at = new Date(clock.now());
  const isDue = connection.fullAt === null || at.getTime() - connection.fullAt.getTime() >= fullEveryMs;
  const isFull = run.trigger === 'schedule' ? isDue : run.trigger !== 'extras';
  try {
    const secret = ConnectionSecret.parse(JSON.parse(cipher.open(connection.secret, `canvas_connection:${connection.id}`)));
    const ask = {
      dispatcher,
      token: '',
      turnstile: createTurnstile(),
      signal,
      patience,
      retries: { left: 60 },
      random,
      told: tracker.told,
    };
    const under: Run = { connection, base: connection.canvasUrl, ask, tracker, at };
    if (secret.kind === 'calendar') await readCalendar(ports, under)(secret.feedUrl);
    else
      await readThrough(ports, { ...under, ask: { ...ask, token: await tokenOf(ports, connection, { secret, signal }) } })(
        run.trigger,
        isFull,
      );
    return { state: stateOf(tracker.now().resources), connection: 'ok', isFull };
  } catch (error) {
    return { ...endOf(error, tracker), isFull };
  }
};

/** What a run leaves behind: only one that had all courses and work says that everything is fresh. */
const settle = async (
  tx: Tx,
  run: StoredSync,
  { end, at }: { end: End & { isFull: boolean; isFresh: boolean }; at: Date },
): Promise<void> => {
  const { isFresh } = end;
  const failures = end.state === 'failed' ? await tx.canvas.failuresInARow(run.connectionId) : 0;
  const usual = isFresh && run.trigger === 'setup' ? extrasAfterMs : syncEveryMs;
  const wait = failures > 0 ? afterFailures(failures) : usual;
  await tx.canvas.changeConnection(run.connectionId, {
    ...(end.state !== 'cancelled' && { state: end.connection }),
    ...(isFresh && { lastSyncedAt: at }),
    ...(isFresh && end.isFull && { fullAt: at }),
    nextSyncAt: new Date(at.getTime() + wait * (0.9 + Math.random() * 0.2)),
  });
};

/**
 * Reads one connection. The run's row says whose it is: a second worker finds it held, and one that comes after a worker died goes on
 * in its place. What was saved before stays, and is not told a second time.
 */
export const sync =
  (ports: CanvasPorts) =>
  async ({ syncId, connectionId }: z.output<typeof syncJob.payload>): Promise<Effect> => {
    const { store, clock } = ports;
    const before = await store.read.canvas.sync(syncId);
    const connection = await store.read.canvas.connectionOf(connectionId);
    if (!before || !connection || !['queued', 'running'].includes(before.state)) return nothing;
    const run = await store.transact((tx) => tx.canvas.takeSync(syncId, holdMs));
    if (!run) throw new Error('the sync is held by another worker');
    const owner = await store.read.account.person(connection.personId);
    if (!owner) return nothing;
    const tracker = createTracker();
    await started(store, run, owner);
    const beat = heartbeat(ports, { run, owner, tracker });
    const end = await read(ports, run, { connection, tracker, signal: beat.signal }).finally(() => beat.stop());
    return async (tx) => {
      const progress = tracker.now();
      if (!(await tx.canvas.endSync(syncId, { ...progress, state: end.state, isFull: end.isFull }))) return;
      const work = progress.resources.filter(({ name }) => isOfWork(name));
      const isFresh = end.state !== 'cancelled' && work.length > 0 && work.every(({ state }) => state === 'complete');
      await settle(tx, run, { end: { ...end, isFresh }, at: new Date(clock.now()) });
      await finished(tx, run, { owner, end, progress });
    };
  };
