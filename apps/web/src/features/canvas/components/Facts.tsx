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

/** Where one stands, in four numbers. */
export const Facts = ({ stats }: { readonly stats: Stats }) => {
  const { number } = useFormats();
  return (
    <dl className="cal-facts on-grid cv-facts">
      <Fact name={<Trans>average</Trans>}>{stats.average === null ? '–' : `${number(Math.round(stats.average * 10) / 10)} %`}</Fact>
      <Fact name={<Trans>due in 7 days</Trans>}>{number(stats.dueSoon)}</Fact>
      <Fact name={<Trans>overdue</Trans>}>
        <span className={stats.overdue > 0 ? 'red-t' : ''}>{number(stats.overdue)}</span>
      </Fact>
      <Fact name={<Trans>done this week</Trans>}>{number(stats.doneThisWeek)}</Fact>
    </dl>
  );
};
