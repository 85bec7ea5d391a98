-- The heart of the room log: many commands of many rooms in one call and one commit.
-- Locks the heads in order, then reads: each statement below sees what was committed before the locks were had, so the
-- rights it checks and the number it gives belong together (realtime.md L1 to L6).
--
-- Per command, in the order given: > 0 the number it got; < 0 the number it had got before (the same command again);
-- 0 its cid is known with another body; null refused (no such right, banned, room ended, or its target is not there).
-- The same (room, actor, cid) twice in one call is the caller's mistake and aborts the batch.
create or replace function room_append(
  p_room int[], p_actor uuid[], p_need int[], p_target bigint[], p_over int[], p_kind text[], p_cid text, p_data text
) returns table (at timestamptz, result bigint[]) language plpgsql as $$
declare
  t timestamptz;
  r bigint[];
begin
  perform 1 from room_head h where h.room_id = any(p_room) order by h.room_id for no key update;
  t := date_trunc('milliseconds', clock_timestamp());
  with i as materialized (
    select * from unnest(p_room, p_actor, p_need, p_target, p_over, p_kind,
                         string_to_array(p_cid, E'\x1f'), string_to_array(p_data, E'\x1f'))
      with ordinality u(room, actor, need, target, over, kind, cid, data, n)
  ), c as materialized (
    select i.*, e.seq as old,
      -- the words of a deleted message have been erased: its sender's repeat cannot be compared any more and is believed
      (e.kind = i.kind and (e.data = i.data or e.data = '{"text":"","deleted":true}')) as same, h.seq as head,
      (e.seq is null and h.flags & 1 = 0 and m.rights & i.need = i.need
        and (m.banned_until is null or m.banned_until <= t)
        and case when i.target is null then true else exists (
          select 1 from room_event g
          where g.room_id = i.room and g.seq = i.target and g.kind = 'chat.sent'
            -- whose message it may be: 0 anyone's; -1 one's own; else one's own, or anyone's with these rights
            and (i.over = 0 or g.actor_id = i.actor or (i.over > 0 and m.rights & i.over = i.over))
            and not exists (select 1 from room_event d
                            where d.room_id = i.room and d.target = i.target and d.kind = 'chat.deleted')) end
      ) is true as fresh
    from i
      join room_head h on h.room_id = i.room
      left join room_member m on m.room_id = i.room and m.actor_id = i.actor
      left join room_event e on e.room_id = i.room and e.actor_id = i.actor and e.cid = i.cid
  ), s as materialized (
    select c.*, head + count(*) filter (where fresh) over (partition by room order by n rows unbounded preceding) as num
    from c
  ), ins as (
    insert into room_event (room_id, seq, actor_id, target, kind, at, cid, data)
    select room, num, actor, target, kind, t, nullif(cid, ''), data from s where fresh
  ), erase as (
    -- the worker takes the words out; the sweep finds this row wherever the command came from
    insert into outbox (id, name, key, payload, attempts)
    select gen_random_uuid(), 'chat.erase', room || '-' || target, json_build_object('roomId', room, 'seq', target), 8
    from s where fresh and kind = 'chat.deleted'
    on conflict do nothing
  ), upd as (
    update room_head h set seq = x.top
    from (select room, max(num) as top from s where fresh group by room) x where h.room_id = x.room
  )
  select array_agg(case when fresh then num when old is not null then case when same then -old else 0 end end order by n)
    into r from s;
  return query select t, r;
end $$;
