import type { Stats } from '@lyceum/shared/dashboard/contract.ts';
import type { Extras } from './extras.ts';
import { Facts } from './Facts.tsx';
import { Grades } from './Grades.tsx';
import { Modules } from './Modules.tsx';
import { Workload } from './Workload.tsx';

/** Everything that is counted, on squared paper. */
export const Squared = ({ stats, extras }: { readonly stats: Stats; readonly extras: Extras }) => (
  <>
    <Facts stats={stats} />
    <Grades stats={stats} />
    {extras.state !== 'none' && <Modules extras={extras} />}
    <Workload stats={stats} />
  </>
);
