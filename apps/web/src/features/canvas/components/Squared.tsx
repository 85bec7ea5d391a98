import type { Stats } from '@lyceum/shared/dashboard/contract.ts';
import { Facts } from './Facts.tsx';
import { Grades } from './Grades.tsx';
import { Workload } from './Workload.tsx';

/** Everything that is counted, on squared paper. */
export const Squared = ({ stats }: { readonly stats: Stats }) => (
  <>
    <Facts stats={stats} />
    <Grades stats={stats} />
    <Workload stats={stats} />
  </>
);
