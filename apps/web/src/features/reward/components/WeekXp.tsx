import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { useFormats } from '../../../lib/format.ts';
import { stroke } from '../../../lib/ink.ts';
import { useStanding } from '../queries.ts';

const size = 24;
const rows = 3;
const squares = 30;
const columns = squares / rows;

const inkOf = (count: number): string =>
  Array.from({ length: count }, (_, place) =>
    stroke({ x: Math.floor(place / rows) * size, y: (place % rows) * size, size, turns: 9 }, 300 + place * 13),
  ).join('');

/** The XP of this week: thirty squares to the goal, with a flag on it. */
export const WeekXp = () => {
  const { t } = useLingui();
  const { number } = useFormats();
  const { data } = useStanding();
  const { weekXp = 0, weekGoal = 300 } = data ?? {};
  const worth = Math.max(1, Math.round(weekGoal / squares));
  const filled = Math.min(squares, Math.floor(weekXp / worth));
  const ink = useMemo(() => inkOf(filled), [filled]);
  const [width, height] = [columns * size, rows * size];
  return (
    <section aria-labelledby="week-xp">
      <div className="sq-label on-grid">
        <h2 id="week-xp">
          <Trans>XP this week</Trans>
        </h2>
        <span className="num two sm">
          <Trans>
            {number(weekXp)} of {number(weekGoal)}
          </Trans>
        </span>
      </div>
      <div className="xp-wrap">
        <svg
          className="ink-svg"
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={t`XP this week: ${weekXp} of ${weekGoal}`}
        >
          <path className="ink" d={ink} />
          <rect x="0" y="0" width={width} height={height} fill="none" stroke="var(--ink)" strokeWidth="1.5" />
          <path d={`M${width} ${height}v-94h26l-7 8 7 8h-26`} fill="var(--paper)" stroke="var(--red)" strokeWidth="1.75" />
        </svg>
      </div>
      <p className="xp-cap on-grid sm two">
        {filled < squares ? (
          <Plural
            value={squares - filled}
            one={`A square is ${worth} XP. # square to go.`}
            other={`A square is ${worth} XP. # squares to go.`}
          />
        ) : (
          <Trans>The goal is reached. Everything more is a gift.</Trans>
        )}
      </p>
    </section>
  );
};
