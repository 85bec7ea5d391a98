import { api } from '../../lib/api.ts';

/** Every course one may see, with one's own progress; filters work on the whole list at once. */
export const useWorlds = () => api.course.worlds.useQuery({}, { staleTime: 30_000 });
