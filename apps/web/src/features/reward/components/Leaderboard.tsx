import { Trans } from '@lingui/react/macro';
import type { CourseId } from '@lyceum/shared/kernel/ids.ts';
import { useFormats } from '../../../lib/format.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Squares } from '../../../ui/Squares.tsx';
import { useLeaderboard, useSetPreferences, useStanding } from '../queries.ts';

const shown = 8;
/** The leader's row is this many squares long; the others are drawn to its scale. */
const longest = 8;

/** Who learned how much of this course this week; one's own row always, others as they wish to be seen. */
export const Leaderboard = ({ courseId }: { readonly courseId: CourseId }) => {
  const { number } = useFormats();
  const { data } = useLeaderboard(courseId);
  const standing = useStanding();
  const setPreferences = useSetPreferences();
  if (!data || data.items.length === 0) return null;
  const first = data.items.slice(0, shown);
  const rows = first.some(({ isYou }) => isYou) ? first : [...first, data.you];
  const most = Math.max(1, ...rows.map(({ xp }) => xp));
  return (
    <section className="leaders" aria-labelledby="leaders">
      <div className="sq-label on-grid">
        <h2 id="leaders">
          <Trans>This week</Trans>
        </h2>
        <span className="num two sm">XP</span>
      </div>
      <ol className="on-grid">
        {rows.map((row) => (
          <li key={row.person.id} className={row.isYou ? 'you' : ''}>
            <span className="num rank">{row.rank ?? '–'}</span>
            <Avatar id={row.person.id} name={row.person.name} size="s" />
            <span className="grow clip">{row.isYou ? <Trans>you</Trans> : row.person.name}</span>
            <Squares size="s" marks={Array.from({ length: Math.round((row.xp / most) * longest) }, () => 'done')} />
            <span className="num sm xp">{number(row.xp)}</span>
          </li>
        ))}
      </ol>
      {standing.data && (
        <p className="on-grid sm">
          <button
            type="button"
            className="btn btn-text btn-sm"
            onClick={() => setPreferences.mutate({ isOnLeaderboard: !standing.data.isOnLeaderboard })}
          >
            {standing.data.isOnLeaderboard ? <Trans>Take me off the list</Trans> : <Trans>Put me on the list</Trans>}
          </button>
        </p>
      )}
    </section>
  );
};
