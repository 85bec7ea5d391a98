import { Trans } from '@lingui/react/macro';
import type { Stats } from '@lyceum/shared/dashboard/contract.ts';
import type { ReactNode } from 'react';
import { useFormats } from '../../../lib/format.ts';

const Fact = ({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** Where one stands, in numbers, and when they were read. */
export const Facts = ({ stats }: { readonly stats: Stats }) => {
  const formats = useFormats();
  const { number } = formats;
  const isToday = stats.freshAt !== null && formats.dayKey(stats.freshAt) === formats.dayKey(Date.now());
  return (
    <dl className="cal-facts on-grid cv-facts">
      <Fact name={<Trans>average</Trans>}>{stats.average === null ? '–' : `${number(Math.round(stats.average * 10) / 10)} %`}</Fact>
      <Fact name={<Trans>due, 7 days</Trans>}>{number(stats.dueSoon)}</Fact>
      <Fact name={<Trans>overdue</Trans>}>
        <span className={stats.overdue > 0 ? 'red-t' : ''}>{number(stats.overdue)}</span>
      </Fact>
      <Fact name={<Trans>done, 7 days</Trans>}>{number(stats.doneThisWeek)}</Fact>
      {stats.freshAt && <Fact name={<Trans>as of</Trans>}>{isToday ? formats.time(stats.freshAt) : formats.dayMonth(stats.freshAt)}</Fact>}
    </dl>
  );
};
