import { randomUUID } from 'node:crypto';
import type { LessonEarning } from '@lyceum/db/reward/writer.ts';
import type { Tx } from '@lyceum/db/transact.ts';
import { NoteId, PostId } from '@lyceum/shared/kernel/ids.ts';
import { type Activity, addDays, advance, badgesFor, dayIn, levelOf, type StreakState } from '@lyceum/shared/reward/rules.ts';
import { type DemoName, demoIds } from './courses.ts';
import { type DemoPerson, demoSchool } from './school.ts';

const zone = demoSchool.timezone;
const [, , sofia, olena] = demoSchool.people;

/** A lesson somebody completed, so many days ago. */
type Done = readonly [course: DemoName, lesson: number, daysAgo: number];

/**
 * The days on which Sofia studied: most days of twelve weeks, then nothing for a while, and since then twelve days, of which a
 * freeze kept the seventh. She has not studied today yet.
 */
const early = Array.from({ length: 62 }, (_, n) => 83 - n).filter((day) => day % 7 !== 2 && day % 5 !== 3 && day % 11 !== 4);
const sofiaDays = [...early, 13, 12, 11, 10, 9, 8, 7, 5, 4, 3, 2, 1];

const lessonsOf = (course: DemoName, count: number) => Array.from({ length: count }, (_, n) => [course, n + 1] as const);

/** What she studied, a lesson on each day: now she is in the middle of algebra, in front of its first boss. */
const sofiaLessons = [...lessonsOf('python', 16), ...lessonsOf('history', 9), ...lessonsOf('writing', 14), ...lessonsOf('algebra', 11)];

const sofiaDone: readonly Done[] = sofiaDays.flatMap((day, n) => (sofiaLessons[n] ? [[...sofiaLessons[n], day] as const] : []));
const olenaDone: readonly Done[] = [6, 5, 3, 2].flatMap((day, n) => [
  ['chemistry', 2 * n + 1, day] as const,
  ['chemistry', 2 * n + 2, day] as const,
]);

/** Completes lessons in the past, as if it had been done then, in the afternoon. */
const study = async (tx: Tx, { id }: DemoPerson, { done, now }: { done: readonly Done[]; now: number }): Promise<void> => {
  // Whoever has earned something already goes their own way.
  if ((await tx.reward.lock(id)).streak !== null) return;
  const today = dayIn(zone, now);
  const rows = [];
  const worth = await tx.course.worthOf(done.map(([course, lesson]) => demoIds(course).lesson(lesson)));
  for (const [course, lesson, daysAgo] of done) {
    const ids = demoIds(course);
    const amount = worth.get(ids.lesson(lesson));
    if (amount === undefined) continue;
    const day = addDays(today, -daysAgo);
    const activity: Activity = { at: Date.parse(`${day}T14:30:00Z`) + lesson * 60_000, zone, gentleness: 'standard' };
    rows.push({ lessonId: ids.lesson(lesson), courseId: ids.course, amount, day, activity });
  }
  rows.sort((a, b) => a.activity.at - b.activity.at);
  const streak = rows.map(({ activity }) => activity).reduce<StreakState | null>(advance, null);
  const entered = await tx.reward.complete(
    rows.map(
      ({ activity, ...row }): LessonEarning => ({ ...row, ...activity, at: new Date(activity.at).toISOString(), personId: id, streak }),
    ),
  );
  const [{ xp } = { xp: 0 }] = entered;
  const feats = { lessons: rows.length, isCourseDone: false, isBossBeaten: false, isQuizPerfect: false, level: levelOf(xp) };
  await tx.reward.award(id, badgesFor({ ...feats, streak: streak?.longest ?? 0 }), new Date(now));
};

/** What a few lessons hold besides: notes, a question with its answer, a video left in the middle, mistakes to review. */
const leaveTraces = async (tx: Tx, now: number): Promise<void> => {
  const { lesson, quiz, question } = demoIds('algebra');
  const vertex = lesson(7);
  if ((await tx.course.threads(vertex)).length > 0) return;
  const note = (at: number | null, text: string) =>
    tx.course.addNote({ id: NoteId.parse(randomUUID()), personId: sofia.id, lessonId: vertex, at, text });
  await note(null, 'Vertex form: $y = a(x-p)^2 + q$. **Minus** in the bracket goes to the right!');
  await note(134, 'Ask why the bridge opens downwards.');
  const asked = PostId.parse(randomUUID());
  const post = { lessonId: vertex, at: null };
  await tx.course.addPost({
    ...post,
    id: asked,
    authorId: sofia.id,
    parentId: null,
    text: 'Why is the vertex of $(x+1)^2$ at $-1$ and not at $1$?',
  });
  const answer = 'Ask where the bracket is zero: $x + 1 = 0$ gives $x = -1$. The curve is lowest there.';
  await tx.course.addPost({ ...post, id: PostId.parse(randomUUID()), authorId: demoSchool.tutor.id, parentId: asked, text: answer });
  const mistakes = { questions: [question(7, 1), question(7, 2)], dueAt: new Date(now) };
  await tx.quiz.addMistakes(sofia.id, quiz(7), mistakes);
  await tx.quiz.addMistakes(sofia.id, quiz(2), { ...mistakes, questions: [question(2, 3)] });
  await tx.quiz.addMistakes(sofia.id, quiz(10), { ...mistakes, questions: [question(10, 1), question(10, 2)] });
};

/** Lets the demo's learners have learned: once each, in the same few statements however many lessons it was. */
export const addLearning = async (tx: Tx, now: number): Promise<void> => {
  await study(tx, sofia, { done: sofiaDone, now });
  await study(tx, olena, { done: olenaDone, now });
  await leaveTraces(tx, now);
};
