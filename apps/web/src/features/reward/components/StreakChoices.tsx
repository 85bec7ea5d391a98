import { Trans, useLingui } from '@lingui/react/macro';
import { Check } from '../../../ui/Check.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { useSetPreferences, useStanding } from '../queries.ts';

/** How gentle the streak is with a missed day, and whether others see one on the lists of a course. */
export const StreakChoices = () => {
  const { t } = useLingui();
  const { data } = useStanding();
  const setPreferences = useSetPreferences();
  if (!data) return null;
  const says = {
    relaxed: t`Weekends are free, and freezes apply.`,
    standard: t`A freeze keeps a missed day, two at most.`,
    strict: t`A missed day ends it.`,
  } as const;
  return (
    <div className="rows">
      <div className="row choice">
        <div className="t grow">
          <p className="b">
            <Trans>Streak</Trans>
          </p>
          <p className="two sm">{says[data.gentleness]}</p>
        </div>
        <Segmented
          label={t`Streak`}
          value={data.gentleness}
          choices={[
            { value: 'relaxed', label: t`relaxed` },
            { value: 'standard', label: t`standard` },
            { value: 'strict', label: t`strict` },
          ]}
          onChange={(gentleness) => setPreferences.mutate({ gentleness })}
        />
      </div>
      <div className="row choice">
        <Check isOn={data.isOnLeaderboard} onChange={(isOnLeaderboard) => setPreferences.mutate({ isOnLeaderboard })}>
          <Trans>Others see me on the week’s list of a course</Trans>
        </Check>
      </div>
    </div>
  );
};
