import { randomUUID } from 'node:crypto';
import type { StoredThread } from '@lyceum/db/course/reader/learning.ts';
import type { Thread } from '@lyceum/shared/course/contract/talk.ts';
import { type LessonId, PostId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CoursePorts } from '../ports.ts';
import { openLesson } from './lesson.ts';
import { found } from './viewer.ts';

type Ports = Pick<CoursePorts, 'store' | 'clock' | 'catalogue'>;

/** Who looks at a thread, and whether they look after the course. */
interface Looking {
  readonly actor: Actor;
  readonly canEdit: boolean;
}

const describe = ({ lessonId: _, answers, ...question }: StoredThread, { actor, canEdit }: Looking): Thread => {
  const mine = (author: { readonly id: string }): boolean => canEdit || (actor.kind === 'person' && author.id === actor.id);
  return {
    ...question,
    canRemove: mine(question.author),
    answers: answers.map((answer) => ({ ...answer, canRemove: mine(answer.author) })),
  };
};

/** The questions about a lesson, the newest first. */
export const questions =
  (ports: Ports) =>
  async ({ lessonId }: { readonly lessonId: LessonId }, actor: Actor): Promise<Thread[]> => {
    const { standpoint } = await openLesson(ports)(lessonId, actor);
    const threads = await ports.store.read.course.threads(lessonId);
    return threads.map((thread) => describe(thread, { actor, canEdit: standpoint.canEdit }));
  };

/** Asks something about a lesson. */
export const ask =
  (ports: Ports) =>
  async (question: { readonly lessonId: LessonId; readonly text: string; readonly at: number | null }, actor: Actor): Promise<Thread> => {
    const { id: authorId } = personOf(actor);
    const { standpoint } = await openLesson(ports)(question.lessonId, actor);
    const id = PostId.parse(randomUUID());
    return ports.store.transact(async (tx) => {
      await tx.course.addPost({ ...question, id, authorId, parentId: null });
      return describe(found(await tx.course.thread(id)), { actor, canEdit: standpoint.canEdit });
    });
  };

/** The thread of a post that the actor may see; 404 for any other. */
const seenThread =
  (ports: Ports) =>
  async (postId: PostId, actor: Actor): Promise<{ thread: StoredThread; canEdit: boolean }> => {
    const thread = found(await ports.store.read.course.thread(postId));
    const { standpoint } = await openLesson(ports)(thread.lessonId, actor);
    return { thread, canEdit: standpoint.canEdit };
  };

/** Answers a question; answering an answer answers its question. */
export const answer =
  (ports: Ports) =>
  async ({ postId, text }: { readonly postId: PostId; readonly text: string }, actor: Actor): Promise<Thread> => {
    const { id: authorId } = personOf(actor);
    const { thread, canEdit } = await seenThread(ports)(postId, actor);
    return ports.store.transact(async (tx) => {
      const id = PostId.parse(randomUUID());
      await tx.course.addPost({ id, lessonId: thread.lessonId, authorId, parentId: thread.id, at: null, text });
      return describe(found(await tx.course.thread(thread.id)), { actor, canEdit });
    });
  };

/** Takes a question with its answers, or an answer, away. */
export const removePost =
  (ports: Ports) =>
  async ({ postId }: { readonly postId: PostId }, actor: Actor): Promise<null> => {
    const person = personOf(actor);
    const { thread, canEdit } = await seenThread(ports)(postId, actor);
    const post = found([thread, ...thread.answers].find(({ id }) => id === postId));
    if (!canEdit && post.author.id !== person.id) throw new Refusal('forbidden', { message: 'This was written by somebody else.' });
    await ports.store.transact((tx) => tx.course.removePost(postId));
    return null;
  };
