import { createHash } from 'node:crypto';
import { connect, type Db } from '@lyceum/db/client.ts';
import { openStore, type Relay, type Store, type Tx } from '@lyceum/db/transact.ts';
import type { Log } from '@lyceum/shared/kernel/ports.ts';
import { channelRoom, classroomRoom, type RoomKey, type RoomRole } from '@lyceum/shared/room/contract.ts';
import { actorText } from '@lyceum/shared/room/wire.ts';
import { StackFault } from '../fault.ts';
import { connectCanvas, type DemoCanvas } from './canvas.ts';
import { addCourses } from './courses.ts';
import { addLearning } from './learning.ts';
import { type DemoPerson, demoSchool } from './school.ts';

// Nobody is connected yet, and the sweep finds what is left over.
const noRelay: Relay = { announce: () => undefined, dispatch: () => Promise.reject(new Error('left to the sweep')) };

interface Said {
  readonly by: DemoPerson;
  readonly text: string;
}
interface Room {
  readonly room: RoomKey;
  readonly roomId: number;
  roleOf(person: DemoPerson): RoomRole;
}

const talk = async (tx: Tx, { room, roomId, roleOf }: Room, lines: readonly Said[]): Promise<void> => {
  for (const { by, text } of lines) {
    const who = actorText({ id: by.id, name: by.name, role: roleOf(by) });
    await tx.emit({ room, roomId, actor: by.id, by: who, kind: 'chat.sent', data: { text } });
  }
};

const addPeople = async (tx: Tx): Promise<void> => {
  const { passwordHash, timezone, people } = demoSchool;
  for (const person of people) {
    const added = await tx.account.addPerson({ ...person, passwordHash, timezone });
    if (added ?? (await tx.account.person(person.id))) continue;
    throw new StackFault(`The demo school cannot be set up: ${person.email} is somebody else here. Set LYCEUM_DEMO=0.`);
  }
};

const addServiceKey = async (tx: Tx): Promise<void> => {
  const { serviceKey, serviceKeyId, admin } = demoSchool;
  const hash = createHash('sha256').update(serviceKey).digest('hex');
  if ((await tx.account.keys()).some(({ id }) => id === serviceKeyId)) return;
  await tx.account.addKey({
    id: serviceKeyId,
    hash,
    prefix: serviceKey.slice(0, 10),
    name: 'Demo service',
    scopes: ['spaces', 'sessions'],
    ownerId: admin.id,
  });
};

const addChannel = async (tx: Tx): Promise<void> => {
  const { channel, admin, channelTalk } = demoSchool;
  const room = channelRoom(channel.name);
  const roomId = await tx.room.create({ key: room, title: channel.title, open: true });
  if (roomId === null) return;
  await tx.chat.create({ name: channel.name, roomId, ownerId: admin.id });
  await talk(tx, { room, roomId, roleOf: () => 'member' }, channelTalk);
};

/** The lesson is always about to begin: one whose time has passed is moved to now, one that was ended is followed by another. */
const addLesson = async (tx: Tx, now: number): Promise<void> => {
  const { lesson } = demoSchool;
  const startsAt = new Date(now - (now % 60_000)).toISOString();
  const endsAt = new Date(Date.parse(startsAt) + lesson.minutes * 60_000).toISOString();
  let n = 1;
  let known = await tx.classroom.find(lesson.id(n));
  while (known?.endedAt) known = await tx.classroom.find(lesson.id(++n));
  const id = lesson.id(n);
  if (known) {
    if (Date.parse(known.endsAt ?? '') < now) await tx.classroom.move(id, { startsAt, endsAt });
    return;
  }
  const room = classroomRoom(id);
  const roomId = await tx.room.create({ key: room, title: lesson.title });
  if (roomId === null) return;
  await tx.classroom.create({ id, roomId, ownerId: lesson.host.id, startsAt, endsAt });
  const students = lesson.students.map((student) => ({ actorId: student.id, role: 'student' as const }));
  await tx.room.addMembers(roomId, [{ actorId: lesson.host.id, role: 'host' }, ...students]);
  await talk(tx, { room, roomId, roleOf: (person) => (person === lesson.host ? 'host' : 'student') }, lesson.talk);
};

/** What the demo is to hold beside people and talk. */
export interface DemoParts {
  /** Whether somebody stands in for Mux, whose clip every lesson can play. */
  readonly videos: boolean;
  /** Null: nobody stands in for Canvas. */
  readonly canvas: DemoCanvas | null;
}

/** Fills a school with the demo data; what is there already stays as people left it. */
export const seedStore = (store: Store, now: number, { videos, canvas }: DemoParts): Promise<void> =>
  store.transact(async (tx) => {
    await addPeople(tx);
    await addServiceKey(tx);
    await addChannel(tx);
    await addLesson(tx, now);
    await addCourses(tx);
    await addLearning(tx, now);
    if (canvas) await connectCanvas(tx, canvas, now);
    // After the lessons that they are for.
    if (videos) await tx.media.fillEmpty(demoSchool.people.map(({ id }) => id));
  });

/** Seeds the database at a URL. */
export const seed = async (url: string, log: Log, parts: DemoParts): Promise<void> => {
  const db: Db = connect({ url, name: 'lyceum-seed', max: 1, log });
  try {
    await seedStore(openStore(db, noRelay), Date.now(), parts);
  } finally {
    await db.close();
  }
};
