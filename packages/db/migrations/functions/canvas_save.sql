-- What was read of Canvas becomes rows, and what it differs from what was there becomes changes, in one statement each: a run that is
-- repeated after a crash finds nothing to tell. Each answers how many changes it told.

-- Times as changes tell them.
create or replace function canvas_time(t timestamptz) returns text language sql immutable as $$
  select to_char(t at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
$$;

-- The courses of a connection. Only a list that is known to be whole takes away what is not in it. At the first time there is nothing
-- that became different.
create or replace function canvas_save_courses(p_connection uuid, p_rows jsonb, p_whole boolean, p_at timestamptz)
returns int language plpgsql as $$
declare
  told int;
  is_first boolean := not exists (select 1 from canvas_course where connection_id = p_connection);
begin
  with fresh as materialized (select r.* from jsonb_populate_recordset(null::canvas_course, p_rows) r),
  old as (select * from canvas_course where connection_id = p_connection),
  differing as (
    select n.id, k.kind, n.name as course, k.old, k.new from fresh n left join old o on o.id = n.id
      cross join lateral (values
        ('course_added', o.id is null, null, n.name),
        ('course_renamed', o.name <> n.name and not n.is_restricted, o.name, n.name),
        ('score_changed', o.current_score is distinct from n.current_score and not n.is_restricted, o.current_score::text, n.current_score::text)
      ) k(kind, is_so, old, new)
      where k.is_so and (o.id is not null or k.kind = 'course_added')
    union all
    select o.id, 'course_removed', o.name, o.name, null from old o
      where p_whole and not exists (select 1 from fresh n where n.id = o.id)
  ), inserted as (
    insert into canvas_change (connection_id, at, kind, course_id, course_name, old, new)
    select p_connection, p_at, kind, id, course, old, new from differing where not is_first
    returning 1
  ), gone as (
    delete from canvas_course c where c.connection_id = p_connection and p_whole
      and not exists (select 1 from fresh n where n.id = c.id)
  ), saved as (
    insert into canvas_course select * from fresh
    on conflict (connection_id, id) do update set
      -- Canvas hides the name of what it restricts; the one that is known stays.
      name = case when excluded.is_restricted then canvas_course.name else excluded.name end,
      code = case when excluded.is_restricted then canvas_course.code else excluded.code end,
      term = excluded.term, is_restricted = excluded.is_restricted,
      current_score = excluded.current_score, current_grade = excluded.current_grade,
      final_score = excluded.final_score, final_grade = excluded.final_grade,
      url = excluded.url, synced_at = excluded.synced_at
  )
  select count(*) into told from inserted;
  return told;
end $$;

-- The assignments of one course, with the person's work. The first listing of a course tells no changes.
create or replace function canvas_save_assignments(p_connection uuid, p_course text, p_rows jsonb, p_whole boolean, p_at timestamptz)
returns int language plpgsql as $$
declare
  told int;
  v_name text;
  is_first boolean;
begin
  select name, listed_at is null into v_name, is_first from canvas_course where connection_id = p_connection and id = p_course;
  if not found then return 0; end if;
  with fresh as materialized (select r.* from jsonb_populate_recordset(null::canvas_assignment, p_rows) r),
  old as (select * from canvas_assignment where connection_id = p_connection and course_id = p_course),
  differing as (
    select n.id, n.name, k.kind, k.old, k.new from fresh n left join old o on o.id = n.id
      cross join lateral (values
        ('assignment_added', o.id is null, null, canvas_time(n.due_at)),
        ('assignment_renamed', o.name <> n.name, o.name, n.name),
        ('due_moved', o.due_at is distinct from n.due_at, canvas_time(o.due_at), canvas_time(n.due_at)),
        ('points_changed', o.points_possible is distinct from n.points_possible, o.points_possible::text, n.points_possible::text),
        ('grade_posted', o.grade is null and n.grade is not null, null, n.grade),
        ('grade_changed', o.grade <> n.grade or (o.grade = n.grade and o.score is distinct from n.score), o.grade, n.grade),
        ('grade_withdrawn', o.grade is not null and n.grade is null, o.grade, null),
        ('submission_changed', (o.work, o.submitted_at, o.is_late, o.is_missing, o.is_excused)
          is distinct from (n.work, n.submitted_at, n.is_late, n.is_missing, n.is_excused) and o.grade is not distinct from n.grade,
          o.work, n.work)
      ) k(kind, is_so, old, new)
      where k.is_so and (o.id is not null or k.kind = 'assignment_added')
    union all
    select o.id, o.name, 'assignment_removed', canvas_time(o.due_at), null from old o
      where p_whole and not exists (select 1 from fresh n where n.id = o.id)
  ), inserted as (
    insert into canvas_change (connection_id, at, kind, course_id, course_name, assignment_id, assignment_name, old, new)
    select p_connection, p_at, kind, p_course, v_name, id, name, old, new from differing where not is_first
    returning 1
  ), gone as (
    delete from canvas_assignment a where a.connection_id = p_connection and a.course_id = p_course and p_whole
      and not exists (select 1 from fresh n where n.id = a.id)
  ), saved as (
    insert into canvas_assignment select * from fresh
    on conflict (connection_id, id) do update set
      course_id = excluded.course_id, name = excluded.name, due_at = excluded.due_at, unlock_at = excluded.unlock_at,
      lock_at = excluded.lock_at, points_possible = excluded.points_possible, submission_types = excluded.submission_types,
      url = excluded.url, work = excluded.work, score = excluded.score, grade = excluded.grade, submitted_at = excluded.submitted_at,
      graded_at = excluded.graded_at, is_late = excluded.is_late, is_missing = excluded.is_missing, is_excused = excluded.is_excused
  )
  select count(*) into told from inserted;
  if p_whole then
    update canvas_course set listed_at = p_at where connection_id = p_connection and id = p_course;
  end if;
  return told;
end $$;
