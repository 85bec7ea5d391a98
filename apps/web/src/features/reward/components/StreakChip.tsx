import { Plural } from '@lingui/react/macro';
import { useStanding } from '../queries.ts';

/** The streak in the strip: a square, filled when today is done. */
export const StreakChip = () => {
  const { data } = useStanding();
  if (!data) return null;
  return (
    <span className="streak" data-today={data.streak.todayDone ? 'done' : 'open'}>
      <i className={`sq1 ${data.streak.todayDone ? 'f' : ''}`} />
      <span aria-hidden="true">{data.streak.current}</span>
      <span className="sr">
        <Plural value={data.streak.current} one="Streak: # day" other="Streak: # days" />
      </span>
    </span>
  );
};
