import type { Resource, Sync } from '@lyceum/shared/canvas/contract.ts';
import { syncTopic } from '@lyceum/shared/canvas/events.ts';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { feedRoom } from '@lyceum/shared/room/contract.ts';
import type { RoomEvent } from '@lyceum/shared/wire/down.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { queries } from '../../lib/api.ts';
import { browserRoom, useRunningRoom } from '../../lib/room-socket/browser.ts';
import { socketTicket } from '../../lib/socket-ticket.ts';
import { queueStore } from '../../lib/storage.ts';
import { merged, type Told } from './components/sync-rows.ts';

/** By run. */
type AllTold = Readonly<Record<string, Told>>;

const readAgain = () => Promise.all([queries.canvas.invalidate(), queries.dashboard.invalidate()]);

const change = (id: string, next: (sync: Sync) => Sync | null) =>
  queries.canvas.status.setData({}, (old) => {
    if (!old) return old;
    return { ...old, items: old.items.flatMap((sync) => (sync.id === id ? (next(sync) ?? []) : [sync])) };
  });

type Tell = (id: string, told: Told) => void;

const takeProgress = (event: RoomEvent, tell: Tell) => {
  const read = syncTopic.events.progressed.safeParse(event.data);
  if (!read.success) return;
  const { sync_id, requests, last_line, steps, grades, courses_total } = read.data;
  const fresh = steps.map(({ course_id, course_name, ...step }): Resource => ({ ...step, courseId: course_id, courseName: course_name }));
  tell(sync_id, { grades, coursesTotal: courses_total, at: event.at, steps: fresh });
  if (!queries.canvas.status.getData({})?.items.some(({ id }) => id === sync_id)) void queries.canvas.status.invalidate();
  change(sync_id, (sync) => ({ ...sync, state: 'running', requests, lastLine: last_line }));
};

const takeFinish = (event: RoomEvent) => {
  const read = syncTopic.events.finished.safeParse(event.data);
  if (!read.success) return;
  change(read.data.sync_id, () => null);
  void readAgain();
};

const take = (event: RoomEvent, tell: Tell) => {
  if (event.kind === 'sync.progressed') return takeProgress(event, tell);
  if (event.kind === 'sync.finished') return takeFinish(event);
  if (event.kind === 'sync.started') void Promise.all([queries.canvas.status.invalidate(), queries.canvas.connections.invalidate()]);
};

/** Reads everything again once another run is over: whoever was not listening when it ended hears of it here. */
export const useAfresh = (last: Sync | null | undefined) => {
  const known = useRef<string | undefined>(undefined);
  const key = last === undefined ? undefined : `${last?.id} ${last?.resources.length}`;
  useEffect(() => {
    if (known.current !== undefined && known.current !== key) void readAgain();
    known.current = key;
  }, [key]);
};

/** Listens to somebody's own feed and keeps what runs in step with it. */
export const useSyncFeed = (person: PersonId): AllTold => {
  const [told, setTold] = useState<AllTold>({});
  const client = useMemo(() => {
    const room = feedRoom(person);
    return browserRoom({ room, ticket: socketTicket(person, '/ws/sync-status'), joinsItself: true, store: queueStore(room, person) });
  }, [person]);
  useRunningRoom(client);
  useEffect(
    () =>
      client.onEvent((event) =>
        take(event, (id, news) => setTold((old) => ({ ...old, [id]: { ...news, steps: merged(old[id]?.steps ?? [], news.steps) } }))),
      ),
    [client],
  );
  return told;
};
