import { sql } from 'drizzle-orm';

/** Milliseconds since 1970. */
const ms = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::float8`);
/** Whose own part is read: a column of the questions that were asked together. */
const person = sql.raw('asked.person');
const sight = sql`'ownerId', c.owner_id, 'visibility', c.visibility, 'publishAt', ${ms('c.publish_at')}`;

/** The course `c` as far as it decides who may see it, as JSON. */
export const courseFacts = sql`json_build_object('title', c.title, ${sight})`;

const world = sql`json_build_object('id', c.id, 'title', c.title, 'description', c.description, 'difficulty', c.difficulty,
  'thumbnailUrl', c.thumbnail_url, 'language', c.language, 'tutorName', p.name, ${sight},
  'lessonCount', coalesce(t.lessons, 0), 'weekCount', coalesce(t.weeks, 0), 'minutes', coalesce(t.minutes, 0), 'xp', coalesce(t.xp, 0))`;

const total = sql`count(*) as lessons, count(distinct week_number) as weeks, sum(minutes) as minutes, sum(xp_value) as xp`;

/** Every living course, as JSON. */
export const worldsOf = sql`select coalesce(json_agg(${world} order by c.created_at, c.id), '[]')
  from course c join person p on p.id = c.owner_id
    left join (select course_id, ${total} from lesson where archived_at is null group by course_id) t on t.course_id = c.id
  where c.archived_at is null`;

const place = sql.raw('(l.week_number, l.day_number, l.order_index)');
const placeOf = (row: string) => sql.raw(`(${row}.week_number, ${row}.day_number, ${row}.order_index)`);

const line = sql`'id', l.id, 'courseId', l.course_id, 'levelId', l.level_id, 'title', l.title, 'description', l.description,
  'weekNumber', l.week_number, 'dayNumber', l.day_number, 'orderIndex', l.order_index, 'minutes', l.minutes, 'xpValue', l.xp_value,
  'isBossBattle', l.is_boss_battle, 'drip', l.drip, 'publishAt', ${ms('l.publish_at')},
  'quizCount', (select count(*) from quiz q where q.lesson_id = l.id and q.archived_at is null)`;

/** The lesson `l` as JSON, with its notes. */
export const lessonFacts = sql`json_build_object(${line}, 'notes', l.notes)`;

/** The course `c` with everything of its syllabus, as JSON. */
export const syllabusOf = sql`select json_build_object(
  'course', (select ${world} from person p, (select ${total} from lesson where course_id = c.id and archived_at is null) t
    where p.id = c.owner_id),
  'levels', (select coalesce(json_agg(json_build_object('id', v.id, 'title', v.title, 'orderIndex', v.order_index)
    order by v.order_index, v.id), '[]') from course_level v where v.course_id = c.id),
  'lessons', (select coalesce(json_agg(json_build_object(${line}) order by ${place}), '[]') from lesson l
    where l.course_id = c.id and l.archived_at is null),
  'quizzes', (select coalesce(json_agg(json_build_object('id', q.id, 'title', q.title)), '[]')
    from quiz q join lesson l on l.id = q.lesson_id and l.archived_at is null where l.course_id = c.id and q.archived_at is null))`;

const neighbour = (side: '<' | '>') => sql`(select n.id from lesson n where n.course_id = l.course_id and n.archived_at is null
  and ${placeOf('n')} ${sql.raw(side)} ${place} order by ${sql.raw(
    ['week_number', 'day_number', 'order_index'].map((column) => `n.${column}${side === '<' ? ' desc' : ''}`).join(', '),
  )} limit 1)`;

/** The rest of the lesson `l`: its quizzes as learners see them, its neighbours, and what its rules name. */
export const quizzesNamed = sql`'shown', (select coalesce(json_agg(json_build_object('id', q.id, 'title', q.title,
    'passPercent', q.pass_percent, 'timeLimitSeconds', q.time_limit_seconds, 'attemptsAllowed', q.attempts_allowed,
    'counts', q.counts, 'lives', q.lives, 'points', q.points, 'questions', q.shown) order by q.order_index), '[]')
    from quiz q where q.lesson_id = l.id and q.archived_at is null),
  'nextLessonId', ${neighbour('>')}, 'prevLessonId', ${neighbour('<')},
  'lessons', (select coalesce(json_agg(json_build_object('id', n.id, 'title', n.title)), '[]')
    from jsonb_array_elements(l.drip) r join lesson n on n.id = (r ->> 'lessonId')::uuid and n.archived_at is null),
  'quizzes', (select coalesce(json_agg(json_build_object('id', q.id, 'title', q.title)), '[]')
    from jsonb_array_elements(l.drip) r join quiz q on q.id = (r ->> 'quizId')::uuid and q.archived_at is null)`;

/** The percent of the attempt that counts, of the quiz `q` and its attempts `a`. */
export const countedPercent = sql.raw(`case q.counts when 'best' then max(a.percent)
  when 'first' then (array_agg(a.percent order by a.ordinal))[1] else (array_agg(a.percent order by a.ordinal desc))[1] end`);

/** One person's own part of the course `c`, as JSON; null for nobody. */
export const ownFacts = sql`case when ${person} is not null then json_build_object(
  'enrolledAt', (select ${ms('e.enrolled_at')} from enrolment e where e.person_id = ${person} and e.course_id = c.id and e.left_at is null),
  'completed', (select coalesce(json_object_agg(d.lesson_id, ${ms('d.completed_at')}), '{}') from lesson_completion d
    where d.person_id = ${person} and d.course_id = c.id and d.undone_at is null),
  'overrides', (select coalesce(json_agg(o.lesson_id), '[]') from lesson_override o where o.person_id = ${person} and o.course_id = c.id),
  'best', (select coalesce(json_object_agg(b.id, b.percent), '{}') from (
    select q.id, ${countedPercent} as percent
    from lesson n join quiz q on q.lesson_id = n.id join quiz_attempt a on a.quiz_id = q.id and a.person_id = ${person} and a.state <> 'open'
    where n.course_id = c.id group by q.id) b)) end`;

/** How far one person watched the lesson `l`, as JSON. */
export const ownLesson = sql`(select json_build_object('position', w.position, 'intervals', w.intervals) from lesson_watch w
  where w.person_id = ${person} and w.lesson_id = l.id)`;

/** The Mux id of the newest video of the lesson `l` that plays. */
export const playbackOf = sql.raw(`(select split_part(m.playback, ' ', 2) from media_upload m
  where m.lesson_id = l.id and m.status = 'ready' order by m.created_at desc limit 1)`);
