import { api, call } from '../../lib/api.ts';

/** Which entries. */
export interface TrailFilter {
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  /** Days of the reader's calendar, `YYYY-MM-DD`, both within. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const dayMs = 86_400_000;

const inputOf = ({ action, subject, from, to }: TrailFilter, limit: number) => ({
  limit,
  ...(action && { action }),
  ...(subject && { subject }),
  ...(from && { from: new Date(`${from}T00:00`).toISOString() }),
  ...(to && { to: new Date(new Date(`${to}T00:00`).getTime() + dayMs).toISOString() }),
});

/** The trail, the newest first, page after page. */
export const useTrail = (filter: TrailFilter) =>
  api.audit.list.useInfiniteQuery(inputOf(filter, 50), { getNextPageParam: (page) => page.nextCursor, retry: false });

// A cell that begins like a formula would be run by a spreadsheet.
const quoted = (text: string): string => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replace(/"/g, '""')}"`;

/** Everything that the filter lets through, as CSV. */
export const trailAsCsv = async (filter: TrailFilter): Promise<string> => {
  const lines = ['seq,at,actor_id,actor,action,subject,detail,hash'];
  let cursor: string | undefined;
  do {
    const page = await call.audit.list.query({ ...inputOf(filter, 200), ...(cursor && { cursor }) });
    for (const { seq, at, actor, action, subject, detail, hash } of page.items)
      lines.push([seq, at, actor?.id ?? '', quoted(actor?.name ?? ''), action, subject, quoted(JSON.stringify(detail)), hash].join(','));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return lines.join('\r\n');
};
