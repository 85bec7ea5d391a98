import type { Note, Thread } from '@lyceum/shared/course/contract/talk.ts';
import type { CourseId, LessonId, NoteId, PersonId, PostId } from '@lyceum/shared/kernel/ids.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';

/** A hit of the search; `lessonId` is null where the course itself was meant. */
export interface Hit {
  readonly courseId: CourseId;
  readonly lessonId: LessonId | null;
  readonly title: string;
  readonly snippet: string;
}

/** A course somebody is in the middle of: what they did last in it, and where. */
export interface Recent {
  readonly courseId: CourseId;
  readonly at: string;
  /** The video that was watched last, unless its lesson was completed since. */
  readonly watched: { readonly lessonId: LessonId; readonly position: number } | null;
}

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
const headline = `StartSel=**, StopSel=**, MaxWords=24, MinWords=8, MaxFragments=1`;
// Snippets are text: what Markdown marks would stand between the marks of the hits.
const plain = sql.raw("regexp_replace(left(body, 20000), '[*#>|`_]+', '', 'g')");
const author = sql`json_build_object('id', p.id, 'name', p.name, 'avatarUrl', p.avatar_url, 'isTutor', p.role = 'admin' or p.id = c.owner_id)`;
const noteColumns = sql`id, lesson_id as "lessonId", at, text, ${iso('created_at')} as "createdAt", ${iso('updated_at')} as "updatedAt"`;

const threads = (where: SQL) => sql`
  select q.id, ${author} as author, q.text, ${iso('q.created_at')} as "createdAt", q.at, q.lesson_id as "lessonId",
    (select coalesce(json_agg(json_build_object('id', a.id, 'text', a.text, 'createdAt', ${iso('a.created_at')},
      'author', json_build_object('id', b.id, 'name', b.name, 'avatarUrl', b.avatar_url, 'isTutor', b.role = 'admin' or b.id = c.owner_id))
      order by a.created_at, a.id), '[]') from lesson_post a join person b on b.id = a.author_id where a.parent_id = q.id) as answers
  from lesson_post q join person p on p.id = q.author_id join lesson l on l.id = q.lesson_id join course c on c.id = l.course_id
  where q.parent_id is null and ${where} order by q.created_at desc, q.id limit 200`;

type Post<T> = Omit<T, 'canRemove'>;
/** A thread without what depends on who looks at it. */
export type StoredThread = Post<Omit<Thread, 'answers'>> & {
  readonly lessonId: LessonId;
  readonly answers: readonly Post<Thread['answers'][number]>[];
};

/** Reads what learners did and wrote; notes within their owner's. */
export const learningReader = (db: Queryable) => ({
  /** When somebody completed a lesson, unless they took it back. */
  completion: async (person: PersonId, lesson: LessonId): Promise<{ completedAt: string } | null> => {
    const { rows } = await db.execute<{ completedAt: string }>(sql`select ${iso('completed_at')} as "completedAt" from lesson_completion
      where person_id = ${person} and lesson_id = ${lesson} and undone_at is null`);
    return rows[0] ?? null;
  },

  /** The courses somebody takes, by what they did last, the latest first. */
  recent: async (person: PersonId, limit: number): Promise<Recent[]> => {
    const { rows } = await db.execute(sql`
      select e.course_id as "courseId", ${iso('greatest(e.enrolled_at, d.at, w.updated_at)')} as at,
        case when w.lesson_id is not null and not exists (select 1 from lesson_completion x where x.person_id = e.person_id
            and x.lesson_id = w.lesson_id and x.undone_at is null)
          then json_build_object('lessonId', w.lesson_id, 'position', w.position) end as watched
      from enrolment e
        left join lateral (select max(completed_at) as at from lesson_completion
          where person_id = e.person_id and course_id = e.course_id and undone_at is null) d on true
        left join lateral (select w.* from lesson_watch w join lesson l on l.id = w.lesson_id and l.course_id = e.course_id
            and l.archived_at is null where w.person_id = e.person_id order by w.updated_at desc limit 1) w on true
      where e.person_id = ${person} and e.left_at is null
      order by greatest(e.enrolled_at, d.at, w.updated_at) desc, e.course_id limit ${limit}`);
    return rows as unknown as Recent[];
  },

  /** Living courses and lessons among `courses` that hold all of the words, or beginnings of words, of `query`, the best first. */
  search: async (query: string, courses: readonly CourseId[], limit: number): Promise<Hit[]> => {
    if (courses.length === 0) return [];
    const ids = sql`${sql.param([...courses])}::uuid[]`;
    const { rows } = await db.execute(sql`
      with q as (select websearch_to_tsquery('english', ${query}) || to_tsquery('simple', ${prefixesOf(query)}) as query),
      hit as (
        select null::uuid as lesson_id, c.id as course_id, c.title, c.description as body, ts_rank(c.search, q.query) * 2 as rank
        from course c, q where c.search @@ q.query and c.id = any(${ids})
        union all
        select l.id, l.course_id, l.title,
          -- What is not open to everybody is found, but not quoted.
          case when l.drip = '[]' and coalesce(l.publish_at <= now(), true) then l.notes else l.description end, ts_rank(l.search, q.query)
        from lesson l, q where l.search @@ q.query and l.course_id = any(${ids}) and l.archived_at is null
        order by rank desc, title, course_id limit ${limit})
      select lesson_id as "lessonId", course_id as "courseId", title, ts_headline('simple', ${plain}, q.query, ${headline}) as snippet
      from hit, q order by rank desc, title`);
    return rows as unknown as Hit[];
  },

  notes: async (person: PersonId, lesson: LessonId): Promise<Note[]> => {
    const { rows } = await db.execute(sql`select ${noteColumns} from lesson_note
      where person_id = ${person} and lesson_id = ${lesson} order by at nulls first, created_at, id limit 500`);
    return rows as unknown as Note[];
  },

  note: async (person: PersonId, id: NoteId): Promise<Note | null> => {
    const { rows } = await db.execute(sql`select ${noteColumns} from lesson_note where person_id = ${person} and id = ${id}`);
    return (rows[0] as unknown as Note | undefined) ?? null;
  },

  threads: async (lesson: LessonId): Promise<StoredThread[]> => {
    const { rows } = await db.execute(threads(sql`q.lesson_id = ${lesson}`));
    return rows as unknown as StoredThread[];
  },

  /** The question that a post is or belongs to. */
  thread: async (post: PostId): Promise<StoredThread | null> => {
    const { rows } = await db.execute(threads(sql`q.id = (select coalesce(parent_id, id) from lesson_post where id = ${post})`));
    return (rows[0] as unknown as StoredThread | undefined) ?? null;
  },
});

/** Every word as the beginning of one, for languages whose endings Postgres does not know. A word alone in quotes needs no escape but its own. */
const prefixesOf = (query: string): string => (query.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `'${word}':*`).join(' & ');
