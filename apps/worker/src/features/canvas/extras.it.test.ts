import { randomUUID } from 'node:crypto';
import { stir } from '@lyceum/simulators/canvas/extras.ts';
import { noFaults, passing } from '@lyceum/simulators/canvas/faults.ts';
import type { Student, Temper } from '@lyceum/simulators/canvas/student.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connected, extrasTruth, type Stage, setStage } from '../../stack-canvas.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(async () => stage[Symbol.asyncDispose]());

let seeds = 500;
/** A connection whose courses may all be looked at, after its first look. */
const connected = async (temper: Partial<Temper> = {}): Promise<Connected> => {
  seeds += 1;
  const connection = await stage.connect(seeds, temper);
  for (const course of connection.student.world.courses) course.isRestricted = false;
  await stage.read(connection, 'setup');
  return connection;
};
const truth = ({ student }: Connected) => extrasTruth(student.world, stage.clock.now());
const asked = (student: Student, path: RegExp): number => stage.log(student).filter((line) => path.test(line)).length;

describe('what stands around courses', () => {
  it('is not asked for with the first look, and is all there after the second, told as nothing new', async () => {
    const connection = await connected({ size: { courses: 12, assignments: 60 } });
    expect(await stage.extrasOf(connection)).toEqual([]);
    const run = await stage.read(connection, 'extras');
    expect([run.state, run.isFull]).toEqual(['complete', false]);
    expect(await stage.extrasOf(connection)).toEqual(truth(connection));
    expect(await stage.changesOf(connection)).toEqual([]);
    // One for all announcements, two for thirteen calendars, one for the token, one for each course's modules.
    expect(asked(connection.student, /announcements/)).toBe(1);
    expect(asked(connection.student, /calendar_events/)).toBe(2);
    expect(asked(connection.student, /tokens/)).toBe(1);
  });

  it('does not make short cycles longer, and comes again with everything after a day', async () => {
    const connection = await connected();
    await stage.read(connection, 'extras');
    expect((await stage.read(connection, 'schedule')).asked).toBe(3);
    stage.clock.advance(86_400_000);
    const run = await stage.read(connection, 'schedule');
    expect(run.resources.map(({ name }) => name)).toEqual(expect.arrayContaining(['announcements', 'calendar', 'modules']));
  });

  it('is read as far as it may be when one course forbids it, and what is fresh does not wait for it', async () => {
    const connection = await connected({ size: { courses: 5, assignments: 10 } });
    const { student } = connection;
    student.temper = { ...student.temper, forbids: [2] };
    const run = await stage.read(connection, 'extras');
    expect(run.state).toBe('partial');
    const forbidden = student.world.courses[2]?.id;
    expect(await stage.extrasOf(connection)).toEqual(
      truth(connection).filter(({ course, kind }) => kind === 'event' || course !== forbidden),
    );
    // It is settled: nobody asks for it again within the day.
    expect((await stage.store.read.canvas.connectionOf(connection.id))?.extrasAt).not.toBeNull();
  });

  it('stays as it is known when its list breaks off', async () => {
    const connection = await connected({ size: { courses: 3, assignments: 10 } });
    await stage.read(connection, 'extras');
    const before = await stage.extrasOf(connection);
    const { student } = connection;
    for (const course of student.world.courses) Object.assign(course, { announcements: [], events: [], modules: [] });
    student.temper = { ...student.temper, faults: { kinds: ['off_host', 'loop'], rate: 1 } };
    expect((await stage.read(connection, 'extras')).state).not.toBe('complete');
    expect(await stage.extrasOf(connection)).toEqual(before);
    student.temper = { ...student.temper, faults: noFaults };
    await stage.read(connection, 'extras');
    expect(await stage.extrasOf(connection)).toEqual(truth(connection));
  });

  it('comes whole through every fault that passes', async () => {
    const connection = await connected({ size: { courses: 11, assignments: 10 }, faults: { kinds: passing, rate: 0.2 } });
    expect((await stage.read(connection, 'extras')).state).toBe('complete');
    expect(await stage.extrasOf(connection)).toEqual(truth(connection));
  });
});

describe('changes', () => {
  it.each([
    ['announced', 'announcement_posted'],
    ['event_added', 'event_added'],
    ['event_moved', 'event_moved'],
    ['event_removed', 'event_removed'],
  ] as const)('tell once that something was %s', async (kind, told) => {
    const connection = await connected({ size: { courses: 6, assignments: 6 } });
    await stage.read(connection, 'extras');
    for (let n = 0; stir(connection.student.world, stage.clock.now(), kind) === null; n++)
      if (n > 200) throw new Error('nothing to happen to');
    await stage.read(connection, 'extras');
    await stage.read(connection);
    const changes = await stage.changesOf(connection);
    expect(changes.map((change) => change.kind)).toEqual([told]);
    const { rows } = await stage.db.pool.query('select title, course_name from canvas_change where connection_id = $1', [connection.id]);
    expect(rows[0]).toMatchObject({ title: expect.stringMatching(/./), course_name: expect.stringMatching(/./) });
    expect(await stage.extrasOf(connection)).toEqual(truth(connection));
  });

  it('are not told of what merely passed: an event that is over leaves the days that are read', async () => {
    const connection = await connected({ size: { courses: 6, assignments: 6 } });
    await stage.read(connection, 'extras');
    stage.clock.advance(400 * 86_400_000);
    await stage.read(connection, 'extras');
    expect((await stage.extrasOf(connection)).filter(({ kind }) => kind === 'event')).toEqual([]);
    expect(await stage.changesOf(connection)).toEqual([]);
    stage.clock.advance(-400 * 86_400_000);
  });
});

describe('the end of a token', () => {
  const endOf = async ({ id }: Connected) => (await stage.store.read.canvas.connectionOf(id))?.tokenExpiresAt?.getTime() ?? null;
  it('is what Canvas says, and what the person said where Canvas does not tell', async () => {
    const connection = await connected();
    connection.student.tokenEndsAt = stage.clock.now() + 100 * 86_400_000;
    await stage.read(connection, 'extras');
    expect(await endOf(connection)).toBe(connection.student.tokenEndsAt);
    connection.student.temper = { ...connection.student.temper, hidesTokens: true };
    const said = new Date(stage.clock.now() + 5 * 86_400_000);
    await stage.store.transact((tx) => tx.canvas.changeConnection(connection.id, { tokenExpiresAt: said }));
    expect((await stage.read(connection, 'extras')).state).toBe('complete');
    expect(await endOf(connection)).toBe(said.getTime());
  });

  it('is asked for by the first letters of the token, which are told nobody else', async () => {
    const connection = await connected({ size: { courses: 0, assignments: 0 } });
    // Without courses, and without a calendar of one's own, nothing else is asked.
    await stage.db.pool.query('update canvas_connection set canvas_user_id = null where id = $1', [connection.id]);
    const { lastLine } = await stage.read(connection, 'extras');
    expect(connection.student.asked.at(-1)).toBe(`GET /api/v1/users/self/tokens/${connection.student.tokenHint}`);
    expect(lastLine).toBe('GET /api/v1/users/self/tokens');
  });

  it('leaves everything as it is, and asks for another token', async () => {
    const connection = await connected();
    const rows = await stage.storedOf(connection);
    connection.student.tokenEndsAt = stage.clock.now();
    expect((await stage.read(connection)).state).toBe('failed');
    expect((await stage.store.read.canvas.connectionOf(connection.id))?.state).toBe('reconnect');
    expect(await stage.storedOf(connection)).toEqual(rows);
  });
});

it('follows the first look by itself, once', async () => {
  const connection = await connected();
  const due = async () => {
    await stage.db.pool.query(`update canvas_connection set next_sync_at = now() - interval '1 second' where id = $1`, [connection.id]);
    const taken = await stage.store.transact((tx) => tx.canvas.takeDue({ limit: 1000, afterMs: 7_200_000 }));
    return taken.find(({ id }) => id === connection.id)?.trigger;
  };
  expect(await due()).toBe('extras');
  // However it ended: what it could not read comes with the next whole reading.
  await stage.db.pool.query(`insert into canvas_sync (id, connection_id, trigger, state) values ($1, $2, 'extras', 'failed')`, [
    randomUUID(),
    connection.id,
  ]);
  expect(await due()).toBe('schedule');
});
