import { randomUUID } from 'node:crypto';
import type { Note } from '@lyceum/shared/course/contract/talk.ts';
import { type LessonId, NoteId } from '@lyceum/shared/kernel/ids.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CoursePorts } from '../ports.ts';
import { openLesson } from './lesson.ts';
import { found } from './viewer.ts';

type Ports = Pick<CoursePorts, 'store' | 'clock' | 'catalogue'>;

/** One's own notes at a lesson: first those of the whole, then by their moment. They stay one's own when the lesson is locked again. */
export const notes =
  ({ store }: Ports) =>
  ({ lessonId }: { readonly lessonId: LessonId }, actor: Actor): Promise<Note[]> =>
    store.read.course.notes(personOf(actor).id, lessonId);

/** Writes a note at a lesson. */
export const addNote =
  (ports: Ports) =>
  async (note: { readonly lessonId: LessonId; readonly text: string; readonly at: number | null }, actor: Actor): Promise<Note> => {
    const { id: personId } = personOf(actor);
    await openLesson(ports)(note.lessonId, actor);
    const id = NoteId.parse(randomUUID());
    return ports.store.transact(async (tx) => {
      await tx.course.addNote({ ...note, id, personId });
      return found(await tx.course.note(personId, id));
    });
  };

/** Writes one's note anew. */
export const updateNote =
  ({ store }: Ports) =>
  async ({ noteId, text }: { readonly noteId: NoteId; readonly text: string }, actor: Actor): Promise<Note> => {
    const { id } = personOf(actor);
    return store.transact(async (tx) => {
      await tx.course.changeNote(id, noteId, text);
      return found(await tx.course.note(id, noteId));
    });
  };

/** Throws one's note away. */
export const removeNote =
  ({ store }: Ports) =>
  async ({ noteId }: { readonly noteId: NoteId }, actor: Actor): Promise<null> => {
    const { id } = personOf(actor);
    found((await store.transact((tx) => tx.course.removeNote(id, noteId))) || null);
    return null;
  };
