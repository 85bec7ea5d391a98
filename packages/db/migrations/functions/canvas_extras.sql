-- What is read of Canvas beside courses and work. As in canvas_save.sql: one statement each, changes told once, and only a list that is
-- known to be whole takes away what is not in it. What is read of a course for the first time tells no changes.

-- What teachers told the courses `p_courses`.
create or replace function canvas_save_announcements(p_connection uuid, p_courses text[], p_rows jsonb, p_whole boolean, p_at timestamptz)
returns int language plpgsql as $$
declare
  told int;
begin
  with fresh as materialized (
    select r.* from jsonb_populate_recordset(null::canvas_announcement, p_rows) r
    where exists (select 1 from canvas_course c where c.connection_id = p_connection and c.id = r.course_id)
  ), inserted as (
    insert into canvas_change (connection_id, at, kind, course_id, course_name, title, new)
    select p_connection, p_at, 'announcement_posted', c.id, c.name, n.title, left(n.message, 200)
    from fresh n join canvas_course c on c.connection_id = p_connection and c.id = n.course_id
    where c.extras_at is not null
      and not exists (select 1 from canvas_announcement o where o.connection_id = p_connection and o.id = n.id)
    order by n.posted_at
    returning 1
  ), gone as (
    delete from canvas_announcement a where a.connection_id = p_connection and a.course_id = any(p_courses) and p_whole
      and not exists (select 1 from fresh n where n.id = a.id)
  ), saved as (
    insert into canvas_announcement select * from fresh
    on conflict (connection_id, id) do update set
      course_id = excluded.course_id, title = excluded.title, message = excluded.message, author = excluded.author,
      posted_at = excluded.posted_at, url = excluded.url
  )
  select count(*) into told from inserted;
  return told;
end $$;

-- The calendars of the courses `p_courses`, and the person's own when `p_own`, between two times: what lies outside of them stays.
create or replace function canvas_save_events(p_connection uuid, p_courses text[], p_own boolean, p_rows jsonb, p_whole boolean, p_at timestamptz)
returns int language plpgsql as $$
declare
  told int;
begin
  with fresh as materialized (
    select r.* from jsonb_populate_recordset(null::canvas_event, p_rows) r
    where r.course_id is null or exists (select 1 from canvas_course c where c.connection_id = p_connection and c.id = r.course_id)
  ), old as (
    select * from canvas_event e where e.connection_id = p_connection and (e.course_id = any(p_courses) or (p_own and e.course_id is null))
  ), differing as (
    select n.course_id, n.title, k.kind, k.old, k.new from fresh n left join old o on o.id = n.id
      cross join lateral (values
        ('event_added', o.id is null, null, canvas_time(n.starts_at)),
        ('event_moved', o.starts_at is distinct from n.starts_at, canvas_time(o.starts_at), canvas_time(n.starts_at))
      ) k(kind, is_so, old, new)
      where k.is_so and (o.id is not null or k.kind = 'event_added')
    union all
    -- What is over leaves the window by itself: nobody took it away.
    select o.course_id, o.title, 'event_removed', canvas_time(o.starts_at), null from old o
      where p_whole and o.starts_at > p_at and not exists (select 1 from fresh n where n.id = o.id)
  ), inserted as (
    insert into canvas_change (connection_id, at, kind, course_id, course_name, title, old, new)
    select p_connection, p_at, d.kind, c.id, c.name, d.title, d.old, d.new
    from differing d join canvas_course c on c.connection_id = p_connection and c.id = d.course_id
    where c.extras_at is not null
    returning 1
  ), gone as (
    delete from canvas_event e using old o where p_whole and e.connection_id = p_connection and e.id = o.id
      and not exists (select 1 from fresh n where n.id = e.id)
  ), saved as (
    insert into canvas_event select * from fresh
    on conflict (connection_id, id) do update set
      course_id = excluded.course_id, title = excluded.title, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
      is_all_day = excluded.is_all_day, location = excluded.location, url = excluded.url
  )
  select count(*) into told from inserted;
  return told;
end $$;

-- The modules of one course.
create or replace function canvas_save_modules(p_connection uuid, p_course text, p_rows jsonb, p_whole boolean)
returns void language plpgsql as $$
begin
  perform 1 from canvas_course where connection_id = p_connection and id = p_course;
  if not found then return; end if;
  with fresh as materialized (select r.* from jsonb_populate_recordset(null::canvas_module, p_rows) r),
  gone as (
    delete from canvas_module m where m.connection_id = p_connection and m.course_id = p_course and p_whole
      and not exists (select 1 from fresh n where n.id = m.id)
  )
  insert into canvas_module select * from fresh
  on conflict (connection_id, id) do update set
    course_id = excluded.course_id, name = excluded.name, position = excluded.position, state = excluded.state,
    unlock_at = excluded.unlock_at, items = excluded.items;
end $$;
