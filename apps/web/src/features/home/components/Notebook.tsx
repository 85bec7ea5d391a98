import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Session } from '@lyceum/shared/classroom/contract.ts';
import { type DayCount, weekGrid } from '../../../lib/calendar.ts';
import { type Formats, useFormats } from '../../../lib/format.ts';
import { Doodle } from '../../../ui/Doodle.tsx';
import { type DayMark, InkCalendar } from '../../../ui/InkCalendar.tsx';

const weekCount = 12;

const countDays = (sessions: readonly Session[], formats: Formats): ReadonlyMap<string, DayCount> => {
  const days = new Map<string, DayCount>();
  for (const { startsAt, status } of sessions) {
    if (!startsAt) continue;
    const key = formats.dayKey(startsAt);
    const { held, ahead } = days.get(key) ?? { held: 0, ahead: 0 };
    days.set(key, status === 'scheduled' ? { held, ahead: ahead + 1 } : { held: held + 1, ahead });
  }
  return days;
};

const markOf = ({ held, ahead }: DayCount): DayMark => {
  if (held > 1) return 'full';
  if (held === 1) return 'some';
  return ahead > 0 ? 'ahead' : 'none';
};

const useNames = (locale: 'en' | 'uk') => {
  const tag = locale === 'uk' ? 'uk-UA' : 'en-GB';
  const month = new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone: 'UTC' });
  return {
    month: (number: number) => (number > 0 ? month.format(Date.UTC(2026, number - 1, 15)).slice(0, 3) : ''),
    // 5 January 2026 was a Monday.
    weekdays: [5, 6, 7, 8, 9, 10, 11].map((day) =>
      weekday
        .format(Date.UTC(2026, 0, day))
        .slice(0, 2)
        .toLowerCase(),
    ),
  };
};

/** The squared page: the lessons of twelve weeks, a square a day, filled by pen when there was one. */
export const Notebook = ({ sessions, now }: { readonly sessions: readonly Session[]; readonly now: number }) => {
  const { t } = useLingui();
  const formats = useFormats();
  const names = useNames(formats.locale);
  const grid = weekGrid(formats.dayKey(now), weekCount, countDays(sessions, formats));
  const all = grid.weeks.flat();
  const held = all.reduce((sum, day) => sum + day.held, 0);
  const ahead = sessions.filter((session) => session.status === 'scheduled').length;
  return (
    <aside className="squared home-sq" aria-label={t`My exercise book on squares`}>
      <div className="sq-label on-grid">
        <h2>
          <Trans>My exercise book</Trans>
        </h2>
        <span className="num two sm">
          <Plural value={weekCount} one="# week" other="# weeks" />
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
          <InkCalendar
            weeks={grid.weeks.map((week) => week.map(markOf))}
            today={grid.today}
            label={t`Days with lessons in twelve weeks: ${all.filter((day) => day.held > 0).length}`}
          />
        </div>
      </div>
      <dl className="cal-facts on-grid">
        <div>
          <dt>
            <Trans>behind</Trans>
          </dt>
          <dd>
            <Plural value={held} one="# lesson" other="# lessons" />
          </dd>
        </div>
        <div>
          <dt>
            <Trans>ahead</Trans>
          </dt>
          <dd>
            <Plural value={ahead} one="# lesson" other="# lessons" />
          </dd>
        </div>
      </dl>
      <p className="sq-say on-grid sm">
        {held === 0 ? (
          <Trans>Every lesson fills the square of its day. The first one is still white.</Trans>
        ) : (
          <Trans>A filled square is a day with a lesson, a dot one that is planned.</Trans>
        )}
      </p>
      <div className="corner-doodle">
        <Doodle name="cat" size={24} />
      </div>
    </aside>
  );
};
