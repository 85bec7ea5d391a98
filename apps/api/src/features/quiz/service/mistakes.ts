import { maySee } from '@lyceum/shared/course/rules.ts';
import type { QuestionId } from '@lyceum/shared/kernel/ids.ts';
import type { PageQuery } from '@lyceum/shared/kernel/page.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Answer, Marked, Mistake } from '@lyceum/shared/quiz/contract.ts';
import { isRight, nextReview, scoreOf } from '@lyceum/shared/quiz/rules.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import { strangeCursor } from '../../../platform/cursor.ts';
import type { QuizPorts } from '../ports.ts';
import { describeMark } from './describe.ts';

const readCursor = (cursor: string | undefined): number => {
  if (cursor === undefined) return 0;
  if (/^\d{1,6}$/.test(cursor)) return Number(cursor);
  throw strangeCursor();
};

/** The questions one got wrong, the longest due first. */
export const mistakes =
  ({ store, clock }: QuizPorts) =>
  async (
    { limit, cursor, due }: PageQuery & { readonly due: boolean },
    actor: Actor,
  ): Promise<{ items: Mistake[]; nextCursor: string | null; dueCount: number }> => {
    const { id } = personOf(actor);
    const now = new Date(clock.now()).toISOString();
    const offset = readCursor(cursor);
    const rows = await store.read.quiz.mistakes(id, { dueBefore: due ? now : null, offset, limit });
    const items = rows.flatMap(({ shown, questionId: _, ...place }) => (shown[0] ? [{ ...place, question: shown[0] }] : []));
    const dueCount = await store.read.quiz.dueCount(id, now);
    return { items, dueCount, nextCursor: rows.length === limit ? String(offset + limit) : null };
  };

/** Answers a question of the queue. Answered rightly when it is due it moves on, and at last out; wrongly it begins anew. */
export const review =
  ({ store, clock, rewards }: QuizPorts) =>
  async (
    { questionId, answer }: { readonly questionId: QuestionId; readonly answer: Answer },
    actor: Actor,
  ): Promise<Marked & { dueAt: string | null }> => {
    const person = personOf(actor);
    const now = clock.now();
    const entry = await store.read.quiz.mistake(person.id, questionId);
    const row = entry && (await store.read.quiz.find(entry.quizId));
    const question = row?.questions.find(({ id }) => id === questionId);
    if (!entry || !row || !question || !maySee(row.course, person, now)) throw new Refusal('not_found');
    const score = scoreOf(question, answer);
    const mark = describeMark(row, { questionId, answer, score, isCorrect: isRight(score) });
    // Practised before its time it stays where it is: what was right a minute ago proves nothing.
    if (mark.isCorrect && entry.dueAt > now) return { ...mark, dueAt: new Date(entry.dueAt).toISOString() };
    const rightInRow = mark.isCorrect ? entry.rightInRow + 1 : 0;
    const next = nextReview(rightInRow, now);
    const dueAt = next === null ? null : new Date(next);
    await store.transact(async (tx) => {
      const isFirst = await tx.quiz.reviewed({ personId: person.id, questionId, rightInRow: entry.rightInRow }, { rightInRow, dueAt });
      if (isFirst && mark.isCorrect) await rewards.forReview(tx, person, { questionId, courseId: row.courseId });
    });
    return { ...mark, dueAt: dueAt?.toISOString() ?? null };
  };
