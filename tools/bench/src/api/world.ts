import { randomUUID } from 'node:crypto';
import { systemClock } from '@lyceum/platform/clock.ts';
import { createTickets } from '@lyceum/platform/ticket.ts';
import type { LessonId, PersonId, SignInId } from '@lyceum/shared/kernel/ids.ts';
import jwt from 'jsonwebtoken';
import pg from 'pg';
import type { Surroundings } from '../servers.ts';

/** A school with courses, and fifty people who learn there. */
export interface World {
  /** Of Lyceum: proves a sign-in that can be ended. */
  readonly tokens: readonly string[];
  /** Of the peer: proves a name. */
  readonly plainTokens: readonly string[];
  /** One in the middle of a course that all of them began. */
  readonly lessonId: LessonId;
}

const lessonsEach = 24;
const learners = 50;
const notes = `## What a derivative is\n\n${'The slope of a curve at a point is the limit of the slopes of its chords. '.repeat(12)}`;

interface Learner {
  readonly id: PersonId;
  readonly signIn: SignInId;
}

const addPeople = async (client: pg.Client): Promise<Learner[]> => {
  const people = Array.from({ length: learners }, () => ({ id: randomUUID() as PersonId, signIn: randomUUID() as SignInId }));
  const ids = people.map(({ id }) => id);
  await client.query(`insert into person (id, email, name) select u, u || '@bench.test', 'Learner' from unnest($1::uuid[]) u`, [ids]);
  await client.query(
    `insert into sign_in (id, person_id, expires_at) select s, p, now() + interval '1 day' from unnest($1::uuid[], $2::uuid[]) u(s, p)`,
    [people.map(({ signIn }) => signIn), ids],
  );
  return people;
};

/** Empties the school and fills it with `courses` courses of 24 lessons; each learner did half of three of them. */
export const buildWorld = async ({ databaseUrl, secret }: Surroundings, courses: number): Promise<World> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('truncate person, course, catalogue_version cascade');
  await client.query('insert into catalogue_version (id, version) values (1, 1)');
  const people = await addPeople(client);
  await client.query(
    `insert into course (id, owner_id, title, description, difficulty, visibility, language)
     select gen_random_uuid(), $1, 'Course ' || n, repeat('What one learns here, and why it is worth it. ', 3), 'beginner', 'public', 'en'
     from generate_series(1, $2) n`,
    [people[0]?.id, courses],
  );
  await client.query(
    `insert into lesson (id, course_id, title, description, week_number, day_number, order_index, minutes, xp_value, is_boss_battle, notes, drip)
     select gen_random_uuid(), c.id, 'Lesson ' || n, 'One step more.', 1 + n / 6, 1 + n % 6 / 2, n % 2, 20, 20, n % 6 = 5, $1, '[]'
     from course c, generate_series(0, $2 - 1) n`,
    [notes, lessonsEach],
  );
  await client.query(
    `insert into lesson_completion (person_id, lesson_id, course_id, completed_at)
     select u, l.id, l.course_id, now() from lesson l, unnest($1::uuid[]) u
     where l.course_id in (select id from course order by id limit 3) and l.week_number < 3`,
    [people.map(({ id }) => id)],
  );
  await client.query('analyze');
  const { rows } = await client.query<{ id: LessonId }>(
    'select id from lesson where course_id = (select id from course order by id limit 1) order by week_number, day_number, order_index offset 12 limit 1',
  );
  await client.end();
  const tickets = createTickets({ secret, clock: systemClock });
  const sign = ({ id, signIn }: Learner) => tickets.signAccess({ sub: id, role: 'user', name: 'Learner', sid: signIn });
  return {
    tokens: (await Promise.all(people.map(sign))).map(({ token }) => token),
    plainTokens: people.map(({ id }) => jwt.sign({ sub: id }, secret, { expiresIn: '1h' })),
    lessonId: rows[0]?.id as LessonId,
  };
};
