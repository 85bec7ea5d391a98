import type { LessonId } from '@lyceum/shared/kernel/ids.ts';
import type { Actor } from '../../platform/actor.ts';
import type { CoursePorts } from './ports.ts';
import { addLevel, override, removeLevel, reorder, updateLevel } from './service/arrange.ts';
import { complete, undoComplete } from './service/complete.ts';
import { adminGet, adminList, create, remove, restore, update } from './service/courses.ts';
import { duplicate } from './service/duplicate.ts';
import { editableLesson, teaching } from './service/editing.ts';
import { enrol, leave } from './service/enrol.ts';
import { lesson, openLesson } from './service/lesson.ts';
import { addLesson, removeLesson, restoreLesson, updateLesson } from './service/lessons.ts';
import { addNote, notes, removeNote, updateNote } from './service/notes.ts';
import { resume } from './service/resume.ts';
import { search } from './service/search.ts';
import { get, lessons } from './service/syllabus.ts';
import { answer, ask, questions, removePost } from './service/talk.ts';
import { watch } from './service/watch.ts';
import { list, worlds } from './service/worlds.ts';

/** What other features ask about lessons: each refuses as the lesson itself would. */
const rights = (ports: CoursePorts) => ({
  /** 404 for what the actor may not see, 403 while it is locked. */
  assertOpen: async (lessonId: LessonId, actor: Actor): Promise<void> => {
    await openLesson(ports)(lessonId, actor);
  },

  /** 403 or 404 for what the actor may not edit. */
  assertEditable: async (lessonId: LessonId, actor: Actor): Promise<void> => {
    await editableLesson(ports.store.read.course, lessonId, { person: teaching(actor), now: ports.clock.now() });
  },
});

/** What can be done with courses. */
export const courseService = (ports: CoursePorts) => ({
  list: list(ports),
  get: get(ports),
  worlds: worlds(ports),
  lessons: lessons(ports),
  lesson: lesson(ports),
  complete: complete(ports),
  undoComplete: undoComplete(ports),
  enrol: enrol(ports),
  leave: leave(ports),
  resume: resume(ports),
  watch: watch(ports),
  search: search(ports),
  notes: notes(ports),
  addNote: addNote(ports),
  updateNote: updateNote(ports),
  removeNote: removeNote(ports),
  questions: questions(ports),
  ask: ask(ports),
  answer: answer(ports),
  removePost: removePost(ports),
  adminList: adminList(ports),
  adminGet: adminGet(ports),
  create: create(ports),
  update: update(ports),
  remove: remove(ports),
  restore: restore(ports),
  duplicate: duplicate(ports),
  addLesson: addLesson(ports),
  updateLesson: updateLesson(ports),
  removeLesson: removeLesson(ports),
  restoreLesson: restoreLesson(ports),
  reorder: reorder(ports),
  addLevel: addLevel(ports),
  updateLevel: updateLevel(ports),
  removeLevel: removeLevel(ports),
  override: override(ports),
  rights: rights(ports),
});

/** What `courseService` promises. */
export type CourseService = ReturnType<typeof courseService>;
