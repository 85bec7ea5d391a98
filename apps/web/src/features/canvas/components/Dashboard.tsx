import type { Stats } from '@lyceum/shared/dashboard/contract.ts';
import { Assignments } from './Assignments.tsx';
import { Changes } from './Changes.tsx';
import { DueThisWeek, MissingAndLate } from './Due.tsx';
import { useNow } from './use-now.ts';

/** What to do about Canvas: what changed, what is due, what is missing, and all of it. */
export const Dashboard = ({ stats, isMarking }: { readonly stats: Stats; readonly isMarking: boolean }) => {
  const now = useNow(60_000);
  return (
    <>
      <Changes freshAt={stats.freshAt} />
      <DueThisWeek stats={stats} now={now} isMarking={isMarking} />
      <MissingAndLate stats={stats} now={now} />
      <Assignments freshAt={stats.freshAt} />
    </>
  );
};
