-- The trail of privileged acts is a chain: each entry's hash covers the entry and the hash before it, so a row that was changed,
-- taken out or put in between is found by reading the chain again (`npm run lyceum -- audit verify`).

-- Adds an entry within the running transaction. The head stays locked until that ends: call it last.
create or replace function audit_record(p_actor uuid, p_action text, p_subject text, p_detail text)
returns bigint language plpgsql as $$
declare
  h audit_head%rowtype;
  t timestamptz;
  digest text;
begin
  insert into audit_head (id, seq, hash) values (1, 0, repeat('0', 64)) on conflict do nothing;
  select * into h from audit_head where id = 1 for update;
  t := date_trunc('milliseconds', clock_timestamp());
  -- the same text as `chained` in packages/shared/src/audit/rules.ts
  digest := encode(sha256(convert_to(concat_ws(E'\n', h.hash, h.seq + 1,
    to_char(t at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), coalesce(p_actor::text, ''), p_action, p_subject, p_detail), 'UTF8')), 'hex');
  insert into audit_entry (seq, at, actor_id, action, subject, detail, hash)
  values (h.seq + 1, t, p_actor, p_action, p_subject, p_detail, digest);
  update audit_head set seq = h.seq + 1, hash = digest where id = 1;
  return h.seq + 1;
end $$;

create or replace function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is only added to';
end $$;

create or replace trigger audit_entry_kept before update or delete on audit_entry for each row execute function audit_refuse();
create or replace trigger audit_entry_whole before truncate on audit_entry execute function audit_refuse();
