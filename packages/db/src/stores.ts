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

/** Every feature's questions. Outside of a transaction there is nothing else. */
export const readersOf = (db: Queryable) => ({
  account: accountReader(db),
  agenda: agendaReader(db),
  audit: auditReader(db),
  canvas: canvasReader(db),
  chat: chatReader(db),
  classroom: classroomReader(db),
  course: courseReader(db),
  dashboard: dashboardReader(db),
  invite: inviteReader(db),
  media: mediaReader(db),
  quiz: quizReader(db),
  reward: rewardReader(db),
  space: spaceReader(db),
  storage: storageReader(db),
});
export type Readers = ReturnType<typeof readersOf>;

/** Every feature's changes, within one transaction. A writer can also read. */
export const writersOf = (tx: Queryable) => ({
  account: accountWriter(tx),
  agenda: agendaWriter(tx),
  audit: auditWriter(tx),
  canvas: canvasWriter(tx),
  chat: chatWriter(tx),
  classroom: classroomWriter(tx),
  course: courseWriter(tx),
  idempotency: idempotencyWriter(tx),
  invite: inviteWriter(tx),
  media: mediaWriter(tx),
  notice: noticeWriter(tx),
  quiz: quizWriter(tx),
  reward: rewardWriter(tx),
  room: roomWriter(tx),
  space: spaceWriter(tx),
  storage: storageWriter(tx),
  work: workWriter(tx),
});
export type Writers = ReturnType<typeof writersOf>;
