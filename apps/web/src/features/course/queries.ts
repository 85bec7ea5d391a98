import type { CourseId } from '@lyceum/shared/kernel/ids.ts';
import { api, queries } from '../../lib/api.ts';

/** A course with its syllabus. */
export const useCourse = (courseId: CourseId) => api.course.get.useQuery({ courseId }, { staleTime: 30_000 });

/** Where the reader is in this course: the lesson and the second, for whoever is signed in. */
export const usePlace = (courseId: CourseId, isSignedIn: boolean) => {
  const { data } = api.course.continue.useQuery({}, { enabled: isSignedIn });
  return data?.find((each) => each.courseId === courseId);
};

const forget = (courseId: CourseId) =>
  Promise.all([queries.course.get.invalidate({ courseId }), queries.course.worlds.invalidate(), queries.course.continue.invalidate()]);

/** Joins a course. */
export const useEnrol = () => api.course.enrol.useMutation({ onSuccess: (world) => forget(world.id) });

/** Leaves a course; what was learned stays. */
export const useLeave = () => api.course.leave.useMutation({ onSuccess: (world) => forget(world.id) });
