import type { DashboardPorts } from './ports.ts';
import { stats } from './service/stats.ts';

/** What the dashboard shows. */
export const dashboardService = (ports: DashboardPorts) => ({ stats: stats(ports) });

/** What `dashboardService` promises. */
export type DashboardService = ReturnType<typeof dashboardService>;
