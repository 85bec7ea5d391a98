import { z } from 'zod';
import { LessonId, NoteId, PersonId, PostId } from '../../kernel/ids.ts';
import { text } from '../../kernel/text.ts';

/** Where in the video something belongs, in seconds; null for the lesson as a whole. */
export const Moment = z.number().min(0).max(86_400).nullable();

/** A learner's own note, seen by nobody else. Markdown. */
export const Note = z.object({
  id: NoteId,
  lessonId: LessonId,
  at: Moment,
  text: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Note = z.infer<typeof Note>;

const Author = z.object({ id: PersonId, name: z.string(), avatarUrl: z.string().nullable(), isTutor: z.boolean() });
const post = { id: PostId, author: Author, text: z.string(), createdAt: z.string(), canRemove: z.boolean() };

/** A question about a lesson, with its answers, oldest first. Markdown. */
export const Thread = z.object({ ...post, at: Moment, answers: z.array(z.object(post)) });
export type Thread = z.infer<typeof Thread>;

export const PostText = text(1, 4000);
export const NoteText = text(1, 10_000);
