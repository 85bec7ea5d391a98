import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { weekGrid } from '../../../lib/calendar.ts';
import { useFormats } from '../../../lib/format.ts';
import { type DayMark, InkCalendar } from '../../../ui/InkCalendar.tsx';
import { useDays, useStanding } from '../queries.ts';

type Day = NonNullable<ReturnType<typeof useDays>['data']>['days'][number];

/** A lesson or two fill a square; three or more fill it twice. */
const fullXp = 30;
const longXp = 90;

const markOf = ({ state, xp }: Day): DayMark => {
  if (state === 'frozen') return 'frozen';
  if (state !== 'studied') return 'none';
  if (xp >= longXp) return 'long';
  return xp >= fullXp ? 'full' : 'some';
};

const namesIn = (locale: 'en' | 'uk') => {
  const tag = locale === 'uk' ? 'uk-UA' : 'en-GB';
  const month = new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone: 'UTC' });
  // 5 January 2026 was a Monday.
  const mondayOn = [5, 6, 7, 8, 9, 10, 11].map((day) => Date.UTC(2026, 0, day));
  return {
    month: (number: number) => month.format(Date.UTC(2026, number - 1, 15)).slice(0, 3),
    weekdays: mondayOn.map((day) => weekday.format(day).slice(0, 2).toLowerCase()),
  };
};

const Facts = () => {
  const { data } = useStanding();
  if (!data) return <div className="cal-facts on-grid" />;
  const { current, longest, freezes } = data.streak;
  return (
    <dl className="cal-facts on-grid">
      <div>
        <dt>
          <Trans>streak</Trans>
        </dt>
        <dd>
          <Plural value={current} one="# day" other="# days" />
        </dd>
      </div>
      <div>
        <dt>
          <Trans>longest</Trans>
        </dt>
        <dd>
          <Plural value={longest} one="# day" other="# days" />
        </dd>
      </div>
      <div>
        <dt>
          <Trans>freezes</Trans>
        </dt>
        <dd>
          <Trans>{freezes} of 2</Trans>
        </dd>
      </div>
    </dl>
  );
};

/** Twelve weeks on squares: a square is filled on a day with something learned, a dot is a freeze. */
export const StreakBook = () => {
  const { t } = useLingui();
  const { locale } = useFormats();
  const { data } = useDays();
  const names = namesIn(locale);
  const grid = weekGrid(data?.days ?? [], data?.today ?? '');
  const studied = data?.days.filter(({ state }) => state === 'studied').length ?? 0;
  return (
    <section aria-labelledby="streak-book">
      <div className="sq-label on-grid">
        <h2 id="streak-book">
          <Trans>My exercise book</Trans>
        </h2>
        <span className="num two sm">
          <Plural value={12} one="# week" other="# weeks" />
        </span>
      </div>
      <div className="cal-wrap">
        <div className="cal-months" aria-hidden="true">
          {grid.months.map((month, week) =>
            month > 0 ? (
              <span key={month} style={{ gridColumn: week + 1 }}>
                {names.month(month)}
              </span>
            ) : null,
          )}
        </div>
        <div className="cal-days" aria-hidden="true">
          {names.weekdays.map((name) => (
            <span key={name}>{name}</span>
          ))}
        </div>
        <div className="cal-grid">
          {data && (
            <InkCalendar
              weeks={grid.weeks.map((week) => week.map(markOf))}
              today={grid.today}
              label={t`Days you learned in twelve weeks: ${studied}`}
            />
          )}
        </div>
      </div>
      <Facts />
    </section>
  );
};
