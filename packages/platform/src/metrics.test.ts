import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

it('names every metric lyceum_, with the app on each line', async () => {
  const metrics = createMetrics('api');
  metrics.counter({ name: 'jobs_total', help: 'Jobs.', labels: ['name'] }).inc({ name: 'x' }, 2);
  metrics.gauge({ name: 'rooms', help: 'Rooms.', collect: (gauge) => gauge.set(7) });
  metrics.histogram({ name: 'seconds', help: 'Time.', buckets: [1] }).observe(0.5);
  const text = await metrics.text();
  expect(text).toContain('lyceum_jobs_total{name="x",app="api"} 2');
  expect(text).toContain('lyceum_rooms{app="api"} 7');
  expect(text).toContain('lyceum_seconds_bucket{le="1",app="api"} 1');
  const names = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(names.length).toBeGreaterThan(10);
  expect(names.every((line) => line.startsWith('lyceum_'))).toBe(true);
});

it('keeps apps apart', async () => {
  createMetrics('one').counter({ name: 'only_in_one', help: 'x' });
  expect(await createMetrics('two').text()).not.toContain('only_in_one');
});
