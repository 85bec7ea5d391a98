import type { Assignment, AssignmentStatus, Connection } from '@lyceum/shared/canvas/contract.ts';
import type { CanvasId, ConnectionId } from '@lyceum/shared/kernel/ids.ts';
import { api } from '../../lib/api.ts';
import { lastOf } from './components/last-sync.ts';

const pageSize = 30;
const fewAnnouncements = 5;

/** Every connection of whoever is signed in; asked again now and then, for they are also read without being told to. */
export const useConnections = () => api.canvas.connections.useQuery({}, { refetchInterval: 30_000 });

/** What runs now. Events tell it sooner; the question is for when the socket is away. */
export const useRunning = () =>
  api.canvas.status.useQuery({}, { refetchInterval: ({ state }) => ((state.data?.items.length ?? 0) > 0 ? 4_000 : 30_000) });

/** How the last run of a connection ended. While one is on it is asked for now and then: its end may be told when nobody listens. */
export const useLastSync = (connectionId: ConnectionId) =>
  api.canvas.logs.useQuery(
    { connectionId, limit: 5 },
    {
      select: ({ items }) => lastOf(items),
      refetchInterval: ({ state }) => (state.data?.items[0]?.finishedAt ? 60_000 : 4_000),
    },
  );

export const useStats = () => api.dashboard.stats.useQuery({});

/** The courses that were read, for names and for how long they are. */
export const useCourses = () => api.canvas.courses.useQuery({ limit: 200 });

/** What stands in calendars from yesterday on: the nearest of it. */
export const useEvents = () => api.canvas.events.useQuery({ limit: 100 });

/** What teachers told, the newest first, page after page. */
export const useAnnouncements = () =>
  api.canvas.announcements.useInfiniteQuery({ limit: fewAnnouncements }, { getNextPageParam: (page) => page.nextCursor });

/** The modules of one course of one connection. */
export const useModules = (course: { readonly connectionId: ConnectionId; readonly id: CanvasId }) =>
  api.canvas.modules.useQuery({ connectionId: course.connectionId, courseId: course.id });

/** What became different, the newest first, page after page. */
export const useChanges = () => api.canvas.changes.useInfiniteQuery({ limit: pageSize }, { getNextPageParam: (page) => page.nextCursor });

/** Which assignments are shown. Nothing of a kind: all of it. */
export interface Wanted {
  readonly courseId: CanvasId | '';
  readonly status: AssignmentStatus | '';
  readonly search: string;
}

/** Assignments by due date, page after page. */
export const useAssignments = ({ courseId, status, search }: Wanted) =>
  api.canvas.assignments.useInfiniteQuery(
    { limit: pageSize, ...(courseId && { courseId }), ...(status && { status }), ...(search.trim() && { search: search.trim() }) },
    { getNextPageParam: (page) => page.nextCursor, placeholderData: (before) => before },
  );

export type Listed = Assignment;

/** Everything that changes a connection, or what is known through it. */
export const useConnectionActs = () => {
  const utils = api.useUtils();
  const refresh = () => Promise.all([utils.canvas.invalidate(), utils.dashboard.invalidate()]);
  /** Shows a connection as the server just answered it. */
  const put = (fresh: Connection) =>
    utils.canvas.connections.setData({}, (old) => old && { ...old, items: old.items.map((one) => (one.id === fresh.id ? fresh : one)) });
  return {
    setup: api.canvas.setup.useMutation({ onSuccess: refresh }),
    setupCalendar: api.canvas.setupCalendar.useMutation({ onSuccess: refresh }),
    remove: api.canvas.remove.useMutation({ onSuccess: refresh }),
    replaceToken: api.canvas.replaceToken.useMutation({ onSuccess: put }),
    validate: api.canvas.validate.useMutation({ onSuccess: put }),
    sync: api.canvas.sync.useMutation({
      onSettled: () => Promise.all([utils.canvas.status.invalidate(), utils.canvas.connections.invalidate()]),
    }),
    cancel: api.canvas.cancel.useMutation({
      onSettled: () => Promise.all([utils.canvas.status.invalidate(), utils.canvas.connections.invalidate()]),
    }),
  };
};

/** Marks what changed as seen, at once; taken back when the server says no. */
export const useMarkSeen = () => {
  const utils = api.useUtils();
  return api.canvas.markSeen.useMutation({
    onMutate: () => {
      const before = utils.canvas.changes.getInfiniteData({ limit: pageSize });
      utils.canvas.changes.setInfiniteData(
        { limit: pageSize },
        (data) =>
          data && {
            ...data,
            pages: data.pages.map((page) => ({ ...page, newCount: 0, items: page.items.map((item) => ({ ...item, isNew: false })) })),
          },
      );
      return () => utils.canvas.changes.setInfiniteData({ limit: pageSize }, before);
    },
    onError: (_error, _input, undo) => undo?.(),
    onSettled: () => utils.canvas.changes.invalidate(),
  });
};
