import type { Lesson } from '@lyceum/shared/course/contract/lesson.ts';
import type { Note } from '@lyceum/shared/course/contract/talk.ts';
import type { CourseId, LessonId } from '@lyceum/shared/kernel/ids.ts';
import { api, queries } from '../../lib/api.ts';

/** A lesson; always asked for again, for another device may have gone on with its video. */
export const useLesson = (lessonId: LessonId) => api.course.lesson.useQuery({ lessonId }, { staleTime: 0 });

export const useSyllabus = (courseId: CourseId) => api.course.get.useQuery({ courseId }, { staleTime: 30_000 });

/** How its video plays. The addresses in it run out, so they are not asked for again under a playing video. */
export const usePlayback = (lessonId: LessonId) =>
  api.media.playback.useQuery({ lessonId }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false });

export const useFiles = (lessonId: LessonId) => api.storage.attachments.useQuery({ lessonId });

/** Marks the lesson in every answer that is held, and tells how to take that back. */
const mark = (lesson: Pick<Lesson, 'id' | 'courseId'>, completed: boolean) => {
  queries.course.lesson.setData({ lessonId: lesson.id }, (old) => old && { ...old, completed });
  queries.course.get.setData({ courseId: lesson.courseId }, (old) => {
    if (!old) return old;
    const lessons = old.lessons.map((row) => (row.id === lesson.id ? { ...row, completed } : row));
    return { ...old, lessons, completedCount: lessons.filter((row) => row.completed).length };
  });
};

const refresh = ({ id, courseId }: Pick<Lesson, 'id' | 'courseId'>) =>
  Promise.all([
    queries.course.lesson.invalidate({ lessonId: id }),
    queries.course.get.invalidate({ courseId }),
    queries.course.worlds.invalidate(),
    queries.course.continue.invalidate(),
    queries.reward.invalidate(),
    queries.account.me.invalidate(),
  ]);

/** Doing and undoing reach the server one after the other, as they were asked for. */
const inTurn = (lesson: Lesson) => ({ scope: { id: `completion of ${lesson.id}` } });

/** Completes a lesson: at once on the page, taken back if the server says no. */
export const useComplete = (lesson: Lesson) =>
  api.course.complete.useMutation({
    ...inTurn(lesson),
    onMutate: () => mark(lesson, true),
    onError: () => mark(lesson, false),
    onSettled: () => refresh(lesson),
  });

/** Takes a completion back, as long as the server lets one. */
export const useUndoComplete = (lesson: Lesson) =>
  api.course.undoComplete.useMutation({
    ...inTurn(lesson),
    onMutate: () => mark(lesson, false),
    onError: () => mark(lesson, true),
    onSettled: () => refresh(lesson),
  });

/** One's own notes at a lesson, in the order of the video; those without a moment come first. */
export const useNotes = (lessonId: LessonId, isSignedIn: boolean) =>
  api.course.notes.useQuery(
    { lessonId },
    {
      enabled: isSignedIn,
      select: (notes) => notes.toSorted((a, b) => (a.at ?? -1) - (b.at ?? -1) || a.createdAt.localeCompare(b.createdAt)),
    },
  );

const keepNotes = (lessonId: LessonId, change: (notes: Note[]) => Note[]) =>
  queries.course.notes.setData({ lessonId }, (old) => change(old ?? []));

/** Writes, changes and removes notes; each stands on the page before it is saved. */
export const useNoteActions = (lessonId: LessonId) => {
  const settle = { onSettled: () => queries.course.notes.invalidate({ lessonId }) };
  const add = api.course.addNote.useMutation({
    onMutate: ({ text, at = null }) => {
      const now = new Date().toISOString();
      const draft: Note = { id: crypto.randomUUID() as Note['id'], lessonId, text, at, createdAt: now, updatedAt: now };
      keepNotes(lessonId, (notes) => [...notes, draft]);
    },
    ...settle,
  });
  const update = api.course.updateNote.useMutation({
    onMutate: ({ noteId, text }) =>
      void keepNotes(lessonId, (notes) => notes.map((note) => (note.id === noteId ? { ...note, text } : note))),
    ...settle,
  });
  const remove = api.course.removeNote.useMutation({
    onMutate: ({ noteId }) => void keepNotes(lessonId, (notes) => notes.filter((note) => note.id !== noteId)),
    ...settle,
  });
  return { add, update, remove };
};

/** Questions and answers at a lesson, asked again now and then while they are looked at. */
export const useThreads = (lessonId: LessonId, isSignedIn: boolean) =>
  api.course.questions.useQuery({ lessonId }, { enabled: isSignedIn, refetchInterval: 60_000 });

export const useThreadActions = (lessonId: LessonId) => {
  const settle = { onSettled: () => queries.course.questions.invalidate({ lessonId }) };
  return {
    ask: api.course.ask.useMutation(settle),
    answer: api.course.answer.useMutation(settle),
    remove: api.course.removePost.useMutation(settle),
  };
};
