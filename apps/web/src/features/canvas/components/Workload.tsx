import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Stats } from '@lyceum/shared/dashboard/contract.ts';
import { useState } from 'react';
import { useFormats } from '../../../lib/format.ts';
import { ChartTools } from './ChartTools.tsx';
import { saveCsv, toCsv } from './csv.ts';
import { Fresh } from './Fresh.tsx';
import { densityOf, inkRow } from './plots.ts';

type Day = Stats['workload'][number];

const size = 24;
/** A day without an hour is named by its noon, so that no zone moves it. */
const noonOf = ({ date }: Day): string => `${date}T12:00:00Z`;

const dayIn = (locale: 'en' | 'uk') => {
  const format = new Intl.DateTimeFormat(locale === 'uk' ? 'uk-UA' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return (day: Day) => format.format(new Date(noonOf(day)));
};

const heaviestOf = (days: readonly Day[]): Day | undefined =>
  days.filter(({ assignments }) => assignments > 0).sort((a, b) => b.points - a.points || b.assignments - a.assignments)[0];

const Heat = ({ days, label }: { readonly days: readonly Day[]; readonly label: string }) => {
  const most = {
    works: Math.max(0, ...days.map(({ assignments }) => assignments)),
    points: Math.max(0, ...days.map(({ points }) => points)),
  };
  const works = inkRow(
    days.map(({ assignments }) => densityOf(assignments, most.works)),
    0,
  );
  const points = inkRow(
    days.map((day) => densityOf(day.points, most.points)),
    1,
  );
  const width = days.length * size;
  return (
    <div className="heat">
      <div className="cal-months" aria-hidden="true" style={{ gridTemplateColumns: `repeat(${days.length}, ${size}px)` }}>
        {days.map(({ date }) => (
          <span key={date}>{Number(date.slice(8))}</span>
        ))}
      </div>
      <svg className="ink-svg" width={width} height={size * 2} viewBox={`0 0 ${width} ${size * 2}`} role="img" aria-label={label}>
        <path className="ink" d={works + points} />
        <rect x="1" y="1" width={size - 2} height={size - 2} fill="none" stroke="var(--pen)" strokeWidth="2" />
      </svg>
      <ul className="heat-l" aria-hidden="true">
        <li>
          <Trans>tasks</Trans>
        </li>
        <li>
          <Trans>points</Trans>
        </li>
      </ul>
    </div>
  );
};

const LoadTable = ({ days }: { readonly days: readonly Day[] }) => {
  const { locale, number } = useFormats();
  const name = dayIn(locale);
  return (
    <div className="on-grid cv-table">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">
              <Trans>Day</Trans>
            </th>
            <th scope="col">
              <Trans>Tasks</Trans>
            </th>
            <th scope="col">
              <Trans>Points</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.date}>
              <td>{name(day)}</td>
              <td className="num">{day.assignments}</td>
              <td className="num">{number(day.points)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** What the next two weeks ask for: the more is due on a day, the denser the ink. */
export const Workload = ({ stats }: { readonly stats: Stats }) => {
  const { t } = useLingui();
  const { locale, number } = useFormats();
  const [isTable, setTable] = useState(false);
  const days = stats.workload;
  const heaviest = heaviestOf(days);
  const name = heaviest ? dayIn(locale)(heaviest) : '';
  const save = () =>
    saveCsv(
      'canvas-workload.csv',
      toCsv(
        ['date', 'assignments', 'points'],
        days.map(({ date, assignments, points }) => [date, assignments, points]),
      ),
    );
  return (
    <section aria-labelledby="cv-load">
      <div className="sq-label on-grid">
        <h2 id="cv-load">
          <Trans>The next two weeks</Trans>
        </h2>
        <ChartTools isTable={isTable} of={t`The next two weeks`} onToggle={() => setTable(!isTable)} onSave={save} />
      </div>
      {isTable ? (
        <LoadTable days={days} />
      ) : (
        <Heat days={days} label={heaviest ? t`Work by day; the heaviest is ${name}` : t`Work by day: none`} />
      )}
      <p className="cv-cap on-grid">
        {heaviest ? (
          <>
            <Trans>The heaviest day is {name}:</Trans> <Plural value={heaviest.assignments} one="# task" other="# tasks" />,{' '}
            <Plural value={heaviest.points} one="# point" other="# points" />.
          </>
        ) : (
          <Trans>Nothing is due in these two weeks.</Trans>
        )}{' '}
        {heaviest && <Trans>{number(days.reduce((sum, { assignments }) => sum + assignments, 0))} in all.</Trans>}{' '}
        <Fresh at={stats.freshAt} />
      </p>
    </section>
  );
};
