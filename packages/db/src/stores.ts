import { accountReader } from './account/reader.ts';
import { accountWriter } from './account/writer.ts';
import { agendaReader } from './agenda/reader.ts';
import { agendaWriter } from './agenda/writer.ts';
import { auditReader } from './audit/reader.ts';
import { auditWriter } from './audit/writer.ts';
import { canvasReader } from './canvas/reader.ts';
import { canvasWriter } from './canvas/writer.ts';
import { chatReader } from './chat/reader.ts';
import { chatWriter } from './chat/writer.ts';
import { classroomReader } from './classroom/reader.ts';
import { classroomWriter } from './classroom/writer.ts';
import type { Queryable } from './client.ts';
import { courseReader } from './course/reader.ts';
import { courseWriter } from './course/writer.ts';
import { dashboardReader } from './dashboard/reader.ts';
import { idempotencyWriter } from './idempotency/writer.ts';
import { inviteReader } from './invite/reader.ts';
import { inviteWriter } from './invite/writer.ts';
import { mediaReader } from './media/reader.ts';
import { mediaWriter } from './media/writer.ts';
import { noticeWriter } from './notice/writer.ts';
import { workWriter } from './outbox.ts';
import { quizReader } from './quiz/reader.ts';
import { quizWriter } from './quiz/writer.ts';
import { rewardReader } from './reward/reader.ts';
import { rewardWriter } from './reward/writer.ts';
import { roomWriter } from './room/writer.ts';
import { spaceReader } from './space/reader.ts';
import { spaceWriter } from './space/writer.ts';
import { storageReader } from './storage/reader.ts';
import { storageWriter } from './storage/writer.ts';

/** What makes the questions, or the changes, of one feature. */
type Maker = (db: Queryable) => object;

/** Each of these, made when it is first used: a transaction needs two or three of them, and to make them all takes longer than what it does. */
const eachOnUse =
  <M extends Readonly<Record<string, Maker>>>(makers: M) =>
  (db: Queryable): { readonly [K in keyof M]: ReturnType<M[K]> } => {
    const made = {};
    for (const [name, make] of Object.entries(makers)) {
      const get = (): object => {
        const value = make(db);
        Object.defineProperty(made, name, { value });
        return value;
      };
      Object.defineProperty(made, name, { get, configurable: true, enumerable: true });
    }
    return made as { readonly [K in keyof M]: ReturnType<M[K]> };
  };

/** Every feature's questions. Outside of a transaction there is nothing else. */
export const readersOf = eachOnUse({
  account: accountReader,
  agenda: agendaReader,
  audit: auditReader,
  canvas: canvasReader,
  chat: chatReader,
  classroom: classroomReader,
  course: courseReader,
  dashboard: dashboardReader,
  invite: inviteReader,
  media: mediaReader,
  quiz: quizReader,
  reward: rewardReader,
  space: spaceReader,
  storage: storageReader,
});
export type Readers = ReturnType<typeof readersOf>;

/** Every feature's changes, within one transaction. A writer can also read. */
export const writersOf = eachOnUse({
  account: accountWriter,
  agenda: agendaWriter,
  audit: auditWriter,
  canvas: canvasWriter,
  chat: chatWriter,
  classroom: classroomWriter,
  course: courseWriter,
  idempotency: idempotencyWriter,
  invite: inviteWriter,
  media: mediaWriter,
  notice: noticeWriter,
  quiz: quizWriter,
  reward: rewardWriter,
  room: roomWriter,
  space: spaceWriter,
  storage: storageWriter,
  work: workWriter,
});
export type Writers = ReturnType<typeof writersOf>;
