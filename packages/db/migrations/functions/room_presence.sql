-- Presence is decided where it is counted: a person is there while any node holds an open socket of theirs, and the
-- event that says so gets its number under the same lock (realtime.md P1 to P5).

-- Many people come to or leave a node at once. Per entry: the number of the event it caused, or null for none.
create or replace function room_presence_change(p_room int[], p_actor uuid[], p_enter boolean[], p_node uuid)
returns table (at timestamptz, result bigint[]) language plpgsql as $$
declare
  t timestamptz;
  r bigint[] := '{}';
  changed boolean;
  num bigint;
begin
  perform 1 from room_head h where h.room_id = any(p_room) order by h.room_id for no key update;
  t := date_trunc('milliseconds', clock_timestamp());
  for k in 1 .. coalesce(array_length(p_room, 1), 0) loop
    changed := false;
    if p_enter[k] then
      changed := not exists (select 1 from room_presence p where p.room_id = p_room[k] and p.actor_id = p_actor[k]);
      insert into room_presence values (p_room[k], p_actor[k], p_node) on conflict do nothing;
    else
      delete from room_presence p where p.room_id = p_room[k] and p.actor_id = p_actor[k] and p.node_id = p_node;
      changed := found and not exists (select 1 from room_presence p where p.room_id = p_room[k] and p.actor_id = p_actor[k]);
    end if;
    num := null;
    if changed then
      -- an ended room is a closed book: people leave it without a line about it
      update room_head h set seq = h.seq + 1 where h.room_id = p_room[k] and h.flags & 1 = 0 returning h.seq into num;
      if num is not null then
        insert into room_event (room_id, seq, actor_id, kind, at, data)
        values (p_room[k], num, p_actor[k], case when p_enter[k] then 'person.joined' else 'person.left' end, t, '{}');
      end if;
    end if;
    r := r || num;
  end loop;
  return query select t, r;
end $$;

-- A node says that it is alive. False: its lease had run out and others may have let its people go, so it must enter them again.
create or replace function node_renew(p_node uuid) returns boolean language plpgsql as $$
begin
  update node_lease set seen_at = clock_timestamp() where node_id = p_node;
  if found then return true; end if;
  insert into node_lease values (p_node, clock_timestamp()) on conflict do nothing;
  return false;
end $$;

-- Lets the people of nodes that have been silent for longer than p_after go. Answers the rooms that changed.
create or replace function node_bury(p_after interval) returns setof int language plpgsql as $$
declare
  dead uuid;
  rooms int[];
  people uuid[];
begin
  for dead in select l.node_id from node_lease l where l.seen_at < clock_timestamp() - p_after for update skip locked loop
    select coalesce(array_agg(p.room_id order by p.room_id), '{}'), coalesce(array_agg(p.actor_id order by p.room_id), '{}')
      into rooms, people from room_presence p where p.node_id = dead;
    if array_length(rooms, 1) > 0 then
      perform room_presence_change(rooms, people, array_fill(false, array[array_length(rooms, 1)]), dead);
      return query select distinct unnest(rooms);
    end if;
    delete from node_lease l where l.node_id = dead;
  end loop;
end $$;
