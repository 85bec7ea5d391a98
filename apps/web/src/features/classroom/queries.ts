import type { Seat } from '@lyceum/shared/classroom/contract.ts';
import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import { api, call, queries } from '../../lib/api.ts';
import type { LoadOlder } from '../../ui/talk/context.ts';

const pageSize = 50;

export const useSessions = () => api.classroom.list.useQuery({ limit: 200 }, { refetchInterval: 30_000 });

/** Makes a session; the list is asked for again. */
export const useCreateSession = () => api.classroom.create.useMutation({ onSuccess: () => queries.classroom.list.invalidate() });

/** A seat in a class for whoever is signed in. */
export const takeSeat = (id: SessionId) => (): Promise<Seat> => call.classroom.enter.mutate({ id });

/** Older messages of a class over HTTP. */
export const olderMessages =
  (id: SessionId): LoadOlder =>
  async (beforeSeq) => {
    const page = await call.classroom.messages.query({ id, before_seq: beforeSeq, limit: pageSize });
    return { items: page.items, more: page.next_cursor !== null };
  };
