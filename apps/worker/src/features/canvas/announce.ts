import type { Person } from '@lyceum/db/account/reader.ts';
import type { StoredSync } from '@lyceum/db/canvas/reader.ts';
import type { Progress } from '@lyceum/db/canvas/writer.ts';
import type { Store, Tx } from '@lyceum/db/transact.ts';
import type { ConnectionState, Resource, SyncState } from '@lyceum/shared/canvas/contract.ts';
import { feedRoom } from '@lyceum/shared/room/contract.ts';
import { actorText } from '@lyceum/shared/room/wire.ts';
import type { Tracker } from './progress.ts';

/** Tells somebody's own feed. */
const tell = async (
  tx: Tx,
  { id, name }: Person,
  { kind, data }: { kind: 'sync.started' | 'sync.progressed' | 'sync.finished'; data: object },
): Promise<void> => {
  const roomId = await tx.room.feed({ id, name });
  await tx.emit({ room: feedRoom(id), roomId, actor: id, by: actorText({ id, name, role: 'member' }), kind, data });
};

const of = ({ id, connectionId }: StoredSync) => ({ sync_id: id, connection_id: connectionId });

/** A run has begun, or goes on after a worker died. */
export const started = (store: Store, run: StoredSync, owner: Person): Promise<void> =>
  store.transact((tx) => tell(tx, owner, { kind: 'sync.started', data: { ...of(run), is_full: run.isFull } }));

const stepOf = ({ name, courseId, courseName, state, count, reason }: Resource) => ({
  ...{ name, state, count, reason },
  ...{ course_id: courseId, course_name: courseName },
});

/** A run got further: what changed since it was told last. */
export const progressed = (
  tx: Tx,
  run: StoredSync,
  { owner, tracker, steps }: { owner: Person; tracker: Tracker; steps: readonly Resource[] },
): Promise<void> => {
  const { requests, lastLine } = tracker.now();
  const { courses, coursesTotal, assignments, grades } = tracker.counts;
  return tell(tx, owner, {
    kind: 'sync.progressed',
    data: {
      ...of(run),
      requests,
      courses,
      courses_total: coursesTotal,
      assignments,
      grades,
      steps: steps.map(stepOf),
      last_line: lastLine,
    },
  });
};

/** A run is over. */
export const finished = (
  tx: Tx,
  run: StoredSync,
  { owner, end, progress }: { owner: Person; end: { state: SyncState; connection: ConnectionState }; progress: Progress },
): Promise<void> => {
  const { requests, changes } = progress;
  return tell(tx, owner, {
    kind: 'sync.finished',
    data: { ...of(run), state: end.state, requests, changes, connection_state: end.connection },
  });
};
