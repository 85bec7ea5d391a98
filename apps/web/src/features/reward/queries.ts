import type { CourseId } from '@lyceum/shared/kernel/ids.ts';
import { api, queries } from '../../lib/api.ts';

/** XP, level, week and streak of whoever is signed in. */
export const useStanding = () => api.reward.summary.useQuery({}, { staleTime: 60_000 });

/** Twelve weeks, day by day. */
export const useDays = () => api.reward.calendar.useQuery({ weeks: 12 });

/** A course's week, the first fifty and oneself. */
export const useLeaderboard = (courseId: CourseId) => api.reward.leaderboard.useQuery({ courseId });

/** How gentle the streak is, and whether others see one on leaderboards. */
export const useSetPreferences = () =>
  api.reward.setPreferences.useMutation({
    onSuccess: (standing) => {
      queries.reward.summary.setData({}, standing);
      return Promise.all([queries.reward.leaderboard.invalidate(), queries.reward.calendar.invalidate()]);
    },
  });
