import type { StoredConnection } from '@lyceum/db/canvas/reader.ts';
import type { CanvasId } from '@lyceum/shared/kernel/ids.ts';
import type { AskOptions } from './client/ask.ts';
import { type Listed, list } from './client/list.ts';
import { lacksSubmissions, readAssignments, readSubmissions } from './client/parse.ts';
import type { CanvasPorts } from './ports.ts';
import type { Step, Tracker } from './progress.ts';

/** A run that is under way. */
export interface Run {
  readonly connection: StoredConnection;
  readonly base: string;
  readonly ask: AskOptions;
  readonly tracker: Tracker;
  /** One moment for the whole run: what is read at it is saved under it. */
  readonly at: Date;
}

/** How a listing ended, in a word, and why when it is not whole. */
export const endOf = ({ fault }: Pick<Listed, 'fault'>, bad: number): { state: 'complete' | 'partial' | 'failed'; reason?: string } => {
  if (fault) return { state: fault.kind === 'forbidden' || fault.kind === 'missing' ? 'failed' : 'partial', reason: fault.message };
  return bad > 0 ? { state: 'partial', reason: `${bad} of them could not be understood` } : { state: 'complete' };
};

/** An address of the API with its query, in which names may come again. */
export const addressOf = (base: string, path: string, query: readonly (readonly [string, string])[]): URL => {
  const url = new URL(path, base);
  for (const [name, value] of [...query, ['per_page', '100'] as const]) url.searchParams.append(name, value);
  return url;
};

/**
 * Reads the assignments of one course with the person's work, and saves them. Work that Canvas did not include is listed apart. Only
 * what was read whole takes away what is gone.
 */
export const readCourse =
  ({ store }: Pick<CanvasPorts, 'store'>, { connection, base, ask, tracker, at }: Run) =>
  async (courseId: CanvasId, step: Step): Promise<void> => {
    step.begin();
    const path = `/api/v1/courses/${courseId}`;
    const listed = await list(addressOf(base, `${path}/assignments`, [['include[]', 'submission']]), null, ask);
    const apart = lacksSubmissions(listed.items) ? await list(addressOf(base, `${path}/students/submissions`, []), null, ask) : null;
    const submissions = readSubmissions(apart?.items ?? []);
    const { rows, bad } = readAssignments(listed.items, submissions.work);
    const { state, reason } = endOf({ fault: listed.fault ?? apart?.fault ?? null }, bad + submissions.bad);
    // Work that could not be read is not work that was taken back: without all of it nothing is saved over what is known.
    const isUsable = apart === null || apart.fault === null;
    if (isUsable && (rows.length > 0 || state === 'complete')) {
      const listing = { connectionId: connection.id, rows, isWhole: state === 'complete', at };
      tracker.addChanges(await store.transact((tx) => tx.canvas.saveAssignments(courseId, listing)));
    }
    step.end(state, { count: rows.length, graded: rows.filter(({ grade }) => grade !== null).length }, reason);
  };
