import fastify from 'fastify';
import jwt from 'jsonwebtoken';
import pg from 'pg';

// What a good engineer writes by hand for these two questions and nothing else: Fastify, a pool, prepared statements, one query an
// answer, the token's signature checked. No rate limits, no roles, no drip rules, no log line.
const [port, databaseUrl, secret = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const app = fastify({ logger: false });

const worlds = `
  select c.id, c.title, c.description, c.difficulty, c.thumbnail_url, c.visibility, l.lesson_count,
    coalesce(100 * d.done / nullif(l.lesson_count, 0), 0) as progress
  from course c
    left join (select course_id, count(*)::int as lesson_count from lesson where archived_at is null group by course_id) l on l.course_id = c.id
    left join (select course_id, count(*)::int as done from lesson_completion where person_id = $1 and undone_at is null group by course_id) d
      on d.course_id = c.id
  where c.visibility = 'public' and c.archived_at is null
  order by c.title`;

// The same list without anything that has to be counted: what it costs when every figure stands in a column.
const columns = `select id, title, description, difficulty, thumbnail_url, visibility, 24 as lesson_count, 0 as progress from course
  where visibility = 'public' and archived_at is null order by title`;

const lesson = `
  select l.id, l.title, l.description, l.week_number, l.day_number, l.order_index, l.xp_value, l.is_boss_battle,
    json_build_object('notes', l.notes, 'quizzes', json_build_array()) as content,
    n.id as next_lesson_id, p.id as prev_lesson_id, d.person_id is not null as completed
  from lesson l
    left join lesson_completion d on d.lesson_id = l.id and d.person_id = $2 and d.undone_at is null
    left join lateral (
      select id from lesson x where x.course_id = l.course_id and x.archived_at is null
        and (x.week_number, x.day_number, x.order_index) > (l.week_number, l.day_number, l.order_index)
      order by x.week_number, x.day_number, x.order_index limit 1) n on true
    left join lateral (
      select id from lesson x where x.course_id = l.course_id and x.archived_at is null
        and (x.week_number, x.day_number, x.order_index) < (l.week_number, l.day_number, l.order_index)
      order by x.week_number desc, x.day_number desc, x.order_index desc limit 1) p on true
  where l.id = $1`;

const personOf = (authorization: string | undefined): string | undefined =>
  String((jwt.verify(authorization?.slice('Bearer '.length) ?? '', secret, { algorithms: ['HS256'] }) as { sub?: string }).sub);

app.get('/livez', async () => 'ok');
app.get('/api/courses/worlds', async (request) => {
  const { rows } = await pool.query({ name: 'worlds', text: worlds, values: [personOf(request.headers.authorization)] });
  return rows;
});
app.get('/api/courses/columns', async (request) => {
  personOf(request.headers.authorization);
  return (await pool.query({ name: 'columns', text: columns })).rows;
});
app.get<{ Params: { id: string } }>('/api/courses/lessons/:id', async (request, reply) => {
  const values = [request.params.id, personOf(request.headers.authorization)];
  const { rows } = await pool.query({ name: 'lesson', text: lesson, values });
  return rows[0] ?? reply.code(404).send({ detail: 'not found' });
});
await app.listen({ port: Number(port), host: '127.0.0.1' });
