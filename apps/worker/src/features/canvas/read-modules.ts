import type { ReadCourse } from '@lyceum/db/canvas/writer.ts';
import type { ModuleItem } from '@lyceum/shared/canvas/contract/extras.ts';
import type { CanvasId } from '@lyceum/shared/kernel/ids.ts';
import type { CanvasFault } from './client/fault.ts';
import { list } from './client/list.ts';
import { readItems, readModules } from './client/parse-extras.ts';
import type { CanvasPorts } from './ports.ts';
import type { Step } from './progress.ts';
import { addressOf, endOf, type Run } from './read-course.ts';

type Ports = Pick<CanvasPorts, 'store'>;
type Course = Pick<ReadCourse, 'id' | 'name'>;

/** The modules of one course. Of a large one Canvas tells only how many items it has: they are listed apart. Answers whether it is settled. */
const readOf = async (
  { store }: Ports,
  { connection, base, ask, at }: Run,
  { id, step }: { id: CanvasId; step: Step },
): Promise<boolean> => {
  step.begin();
  const path = `/api/v1/courses/${id}/modules`;
  const listed = await list(addressOf(base, path, [['include[]', 'items']]), null, ask);
  const { rows, bad, missing } = readModules(listed.items);
  const apart = await Promise.all(
    missing.map(async (module): Promise<{ module: CanvasId; items: readonly ModuleItem[]; bad: number; fault: CanvasFault | null }> => {
      const found = await list(addressOf(base, `${path}/${module}/items`, []), null, ask);
      return { module, items: readItems(found.items).rows, bad: readItems(found.items).bad, fault: found.fault };
    }),
  );
  const fault = listed.fault ?? apart.find((one) => one.fault !== null)?.fault ?? null;
  const { state, reason } = endOf(
    { fault },
    apart.reduce((sum, one) => sum + one.bad, bad),
  );
  // A module whose items broke off is left as it is known.
  const whole = new Map(apart.flatMap((one) => (one.fault === null ? [[one.module, one.items] as const] : [])));
  const known = rows.flatMap((row) => {
    if (!missing.includes(row.id)) return [row];
    const items = whole.get(row.id);
    return items ? [{ ...row, items }] : [];
  });
  await store.transact((tx) => tx.canvas.saveModules(id, { connectionId: connection.id, rows: known, isWhole: state === 'complete', at }));
  step.end(state, { count: known.length }, reason);
  return state !== 'partial';
};

/** The modules of every course. Answers whether all of them are settled: read whole, or not ours to read. */
export const readModulesOf =
  (ports: Ports, run: Run) =>
  async (courses: readonly Course[]): Promise<boolean> => {
    const steps = courses.map(({ id, name }) => ({ id, step: run.tracker.resource('modules', { id, name }) }));
    const results = await Promise.all(steps.map((one) => readOf(ports, run, one)));
    return results.every(Boolean);
  };
