-- How an assignment stands at a moment: the first that fits. `statusOf` of shared/canvas/rules.ts says the same, and a test that they agree.
create or replace function canvas_status(a canvas_assignment, p_now timestamptz) returns text language sql immutable as $$
  select case
    when a.is_excused then 'excused'
    when a.grade is not null or a.score is not null then 'graded'
    when a.submitted_at is not null or a.work in ('submitted', 'pending_review', 'graded') then 'submitted'
    when a.is_missing then 'missing'
    when a.due_at is null then 'undated'
    when a.due_at < p_now then 'overdue'
    else 'upcoming'
  end
$$;
