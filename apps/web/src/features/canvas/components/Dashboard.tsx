import type { Stats } from '@lyceum/shared/dashboard/contract.ts';
import { Announcements } from './Announcements.tsx';
import { Assignments } from './Assignments.tsx';
import { Changes } from './Changes.tsx';
import { DueThisWeek, MissingAndLate } from './Due.tsx';
import type { Extras } from './extras.ts';
import { useNow } from './use-now.ts';

/** What to do about Canvas: what changed, what is due, what is missing, what teachers told, and all of it. */
export const Dashboard = (props: { readonly stats: Stats; readonly extras: Extras; readonly isMarking: boolean }) => {
  const { stats, extras, isMarking } = props;
  const now = useNow(60_000);
  return (
    <>
      <Changes freshAt={stats.freshAt} />
      <DueThisWeek stats={stats} now={now} isMarking={isMarking} />
      <MissingAndLate stats={stats} now={now} />
      {extras.state !== 'none' && <Announcements extras={extras} />}
      <Assignments freshAt={stats.freshAt} />
    </>
  );
};
