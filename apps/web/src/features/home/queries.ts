import type { Session } from '@lyceum/shared/classroom/contract.ts';
import { api } from '../../lib/api.ts';

/** The sessions one belongs to, soonest first; asked again every half a minute so that Join appears by itself. */
export const useSessions = () => api.classroom.list.useQuery({ limit: 200 }, { refetchInterval: 30_000 });

export const useChannels = () => api.chat.channels.useQuery({}, { refetchInterval: 30_000 });

/** The courses one is in the middle of, the latest first. */
export const useContinue = () => api.course.continue.useQuery({});

/** How many questions are due again. */
export const useDueMistakes = () => api.quiz.mistakes.useQuery({ limit: 1 }, { select: ({ dueCount }) => dueCount });

/** What is due next in Canvas; nothing for whoever has not connected theirs. */
export const useDue = () => api.dashboard.stats.useQuery({}, { select: ({ upcoming }) => upcoming, staleTime: 60_000 });

/** What stands in the calendars of Canvas from yesterday on: the nearest of it. */
export const useEvents = () => api.canvas.events.useQuery({ limit: 100 }, { select: ({ items }) => items, staleTime: 60_000 });

/** How long before its start a class can be entered. */
const opensBeforeMs = 10 * 60_000;
const lastsMs = 2 * 60 * 60_000;

const startOf = (session: Session): number => (session.startsAt ? Date.parse(session.startsAt) : 0);

/** Whether the class is on, or begins in a moment. */
export const isOpen = (session: Session, now: number): boolean =>
  session.status === 'active' ||
  (session.status === 'scheduled' && startOf(session) - now < opensBeforeMs && now - startOf(session) < lastsMs);

/** The class to show first: one that is on, else the next to come. */
export const nextUp = (sessions: readonly Session[], now: number): Session | undefined => {
  const open = sessions.filter((session) => isOpen(session, now));
  const ahead = sessions
    .filter((session) => session.status === 'scheduled' && startOf(session) > now)
    .sort((a, b) => startOf(a) - startOf(b));
  return open.sort((a, b) => startOf(b) - startOf(a))[0] ?? ahead[0];
};
