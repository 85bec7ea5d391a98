import { randomUUID } from 'node:crypto';
import { systemClock } from '@lyceum/platform/clock.ts';
import { createTickets } from '@lyceum/platform/ticket.ts';
import type { LessonId, PersonId, SignInId } from '@lyceum/shared/kernel/ids.ts';
import jwt from 'jsonwebtoken';
import pg from 'pg';
import type { Surroundings } from '../servers.ts';

/** A school with courses, and somebody who learns there. */
export interface World {
  /** Of Lyceum: proves a sign-in that can be ended. */
  readonly token: string;
  /** Of the peer: proves a name. */
  readonly plainToken: string;
  /** One in the middle of the learner's course. */
  readonly lessonId: LessonId;
}

const lessonsEach = 24;
const notes = `## What a derivative is\n\n${'The slope of a curve at a point is the limit of the slopes of its chords. '.repeat(12)}`;

const addPeople = async (client: pg.Client): Promise<{ person: PersonId; signIn: SignInId }> => {
  const person = randomUUID() as PersonId;
  const signIn = randomUUID() as SignInId;
  await client.query(`insert into person (id, email, name, role) values ($1, $1 || '@bench.test', 'Learner', 'user')`, [person]);
  await client.query(`insert into sign_in (id, person_id, expires_at) values ($1, $2, now() + interval '1 day')`, [signIn, person]);
  return { person, signIn };
};

/** Empties the school and fills it with `courses` courses of 24 lessons; the learner did half of three of them. */
export const buildWorld = async ({ databaseUrl, secret }: Surroundings, courses: number): Promise<World> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('truncate person, course, catalogue_version cascade');
  await client.query('insert into catalogue_version (id, version) values (1, 1)');
  const { person, signIn } = await addPeople(client);
  await client.query(
    `insert into course (id, owner_id, title, description, difficulty, visibility, language)
     select gen_random_uuid(), $1, 'Course ' || n, repeat('What one learns here, and why it is worth it. ', 3), 'beginner', 'public', 'en'
     from generate_series(1, $2) n`,
    [person, courses],
  );
  await client.query(
    `insert into lesson (id, course_id, title, description, week_number, day_number, order_index, minutes, xp_value, is_boss_battle, notes, drip)
     select gen_random_uuid(), c.id, 'Lesson ' || n, 'One step more.', 1 + n / 6, 1 + n % 6 / 2, n % 2, 20, 20, n % 6 = 5, $1, '[]'
     from course c, generate_series(0, $2 - 1) n`,
    [notes, lessonsEach],
  );
  await client.query(
    `insert into lesson_completion (person_id, lesson_id, course_id, completed_at)
     select $1, l.id, l.course_id, now() from lesson l
     where l.course_id in (select id from course order by id limit 3) and l.week_number < 3`,
    [person],
  );
  await client.query('analyze');
  const { rows } = await client.query<{ id: LessonId }>(
    'select id from lesson where course_id = (select id from course order by id limit 1) order by week_number, day_number, order_index offset 12 limit 1',
  );
  await client.end();
  const tickets = createTickets({ secret, clock: systemClock });
  const { token } = await tickets.signAccess({ sub: person, role: 'user', name: 'Learner', sid: signIn });
  return { token, plainToken: jwt.sign({ sub: person }, secret, { expiresIn: '1h' }), lessonId: rows[0]?.id as LessonId };
};
