import type { CourseId, LessonId } from '@lyceum/shared/kernel/ids.ts';
import { api, queries } from '../../lib/api.ts';

/** The courses one may edit; `archived` tells those that were put away. */
export const useCourses = (archived: boolean) => api.course.adminList.useQuery({ archived, limit: 200 });

/** A course with everything in it. */
export const useCourse = (courseId: CourseId) => api.course.adminGet.useQuery({ courseId });

/** Everything that shows courses asks again. */
const refresh = () =>
  Promise.all([
    queries.course.adminList.invalidate(),
    queries.course.worlds.invalidate(),
    queries.course.get.invalidate(),
    queries.course.lesson.invalidate(),
  ]);

/** A course as it came over the wire. */
type AdminCourse = NonNullable<ReturnType<typeof queries.course.adminGet.getData>>;

/** Holds the answer of a change as what the course is now. */
const keep = (course: AdminCourse) => {
  queries.course.adminGet.setData({ courseId: course.id }, course);
  return refresh();
};

/** Makes, changes, copies, archives and brings back courses. */
export const useCourseActions = () => ({
  create: api.course.create.useMutation({ onSuccess: keep }),
  update: api.course.update.useMutation({ onSuccess: keep }),
  duplicate: api.course.duplicate.useMutation({ onSuccess: keep }),
  remove: api.course.remove.useMutation({ onSuccess: refresh }),
  restore: api.course.restore.useMutation({ onSuccess: keep }),
});

const again = (courseId: CourseId) => Promise.all([queries.course.adminGet.invalidate({ courseId }), refresh()]);

/** Adds, changes, orders, removes and brings back lessons. A new order stands on the page at once. */
export const useLessonActions = (courseId: CourseId) => {
  const settle = { onSuccess: () => again(courseId) };
  return {
    add: api.course.addLesson.useMutation(settle),
    update: api.course.updateLesson.useMutation(settle),
    remove: api.course.removeLesson.useMutation(settle),
    restore: api.course.restoreLesson.useMutation(settle),
    reorder: api.course.reorder.useMutation({
      onMutate: ({ lessonIds }) => {
        queries.course.adminGet.setData({ courseId }, (old) => {
          if (!old) return old;
          const lessons = lessonIds.flatMap((id, place) => {
            const lesson = old.lessons.find((each) => each.id === id);
            const shape = old.lessons[place];
            if (!lesson || !shape) return [];
            const { weekNumber, dayNumber, orderIndex } = shape;
            return [{ ...lesson, weekNumber, dayNumber, orderIndex }];
          });
          return { ...old, lessons };
        });
      },
      onSuccess: keep,
      onError: () => again(courseId),
    }),
  };
};

/** Adds, names and removes the parts of a course. */
export const useLevelActions = (courseId: CourseId) => {
  const settle = { onSuccess: () => again(courseId) };
  return {
    add: api.course.addLevel.useMutation(settle),
    update: api.course.updateLevel.useMutation(settle),
    remove: api.course.removeLevel.useMutation(settle),
  };
};

/** The videos of a lesson, newest first. */
export const useVideos = (lessonId: LessonId) => api.media.list.useQuery({ lessonId, limit: 10 }, { refetchInterval: 5_000 });

/** How it plays for learners. */
export const usePlayback = (lessonId: LessonId) => api.media.playback.useQuery({ lessonId });

/** Files and captions of a lesson. */
export const useAttachments = (lessonId: LessonId) => api.storage.attachments.useQuery({ lessonId });
export const useCaptions = (lessonId: LessonId) => api.media.captions.useQuery({ lessonId });
