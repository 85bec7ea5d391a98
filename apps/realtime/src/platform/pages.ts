import type { RoomLog } from '@lyceum/db/room-log';
import { createHealth, type Health } from '@lyceum/platform/health.ts';
import { createMetrics } from '@lyceum/platform/metrics.ts';
import type { Arrivals } from './arrivals.ts';
import type { Hub } from './hub.ts';

/** What the tier tells about itself over HTTP. */
export const createPages = ({ log, hub, arrivals }: { log: RoomLog; hub: Hub; arrivals: Arrivals }) => {
  const health: Health = createHealth({ version: '0.1.0', checks: { postgres: log.ping } });
  const metrics = createMetrics('realtime');
  metrics.gauge({ name: 'sockets', help: 'Open sockets.', collect: (gauge) => gauge.set(arrivals.sessions.size) });
  metrics.gauge({ name: 'rooms', help: 'Rooms with somebody in them.', collect: (gauge) => gauge.set([...hub.rooms()].length) });
  metrics.gauge({ name: 'room_log_waiting', help: 'Commands that wait for their commit.', collect: (gauge) => gauge.set(log.depth()) });
  return {
    health,
    pages: {
      '/livez': async () => health.live(),
      '/readyz': () => health.ready(),
      '/healthz': () => health.report(),
      '/metrics': () => metrics.text(),
    },
  };
};
