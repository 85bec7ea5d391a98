import type { Resource, Sync } from '@lyceum/shared/canvas/contract.ts';
import { ConnectionId, SyncId } from '@lyceum/shared/kernel/ids.ts';
import { expect, it } from 'vitest';
import { lastOf } from './last-sync.ts';

const connectionId = ConnectionId.parse('6f8a3cf5-0c64-4a7f-9d34-9a4d0c2d9f11');
const id = SyncId.parse('6f8a3cf5-0c64-4a7f-9d34-9a4d0c2d9f12');
const other = SyncId.parse('6f8a3cf5-0c64-4a7f-9d34-9a4d0c2d9f13');
const run = (trigger: Sync['trigger'], state: Sync['state'], more: Partial<Sync> = {}): Sync => ({
  ...{ id, connectionId, trigger, state, isFull: true, startedAt: '2026-11-24T10:00:00.000Z', finishedAt: '2026-11-24T10:00:09.000Z' },
  ...{ requests: 8, changes: 1, resources: [], lastLine: null, ...more },
});
const resource = (name: Resource['name'], state: Resource['state']): Resource => ({
  ...{ name, state, courseId: null, courseName: null, count: 0, reason: null },
});

it('is the newest run that is over', () => {
  const [running, last] = [run('manual', 'running', { finishedAt: null }), run('schedule', 'partial')];
  expect(lastOf([running, last, run('setup', 'complete')])).toBe(last);
  expect(lastOf([running])).toBeNull();
});

it('tells what was read apart together with the run before it', () => {
  const setup = run('setup', 'partial', { resources: [resource('assignments', 'failed')] });
  const extras = run('extras', 'complete', { resources: [resource('modules', 'complete')], requests: 9, changes: 0, id: other });
  expect(lastOf([extras, extras, setup])).toMatchObject({
    ...{ id, trigger: 'setup', state: 'partial', requests: 17, changes: 1 },
    resources: [{ name: 'assignments', state: 'failed' }, { name: 'modules' }],
  });
  expect(lastOf([extras])).toBe(extras);
});

it.each([
  ['complete', 'complete', 'complete'],
  ['complete', 'partial', 'partial'],
  ['complete', 'failed', 'partial'],
  ['complete', 'cancelled', 'cancelled'],
  ['failed', 'complete', 'failed'],
] as const)('stands, %s and then %s, as %s', (before, extras, whole) => {
  expect(lastOf([run('extras', extras), run('setup', before)])?.state).toBe(whole);
});
