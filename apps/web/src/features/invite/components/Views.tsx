import { Trans, useLingui } from '@lingui/react/macro';
import type { InviteStatus } from '@lyceum/shared/invite/contract.ts';
import { StatusWord } from './StatusTag.tsx';

const states = ['active', 'used', 'expired', 'revoked'] as const satisfies readonly InviteStatus[];

/** Which invites are listed: all, or those in one state. Stands in the margin. */
export const Views = ({
  value,
  onChange,
}: {
  readonly value: InviteStatus | undefined;
  readonly onChange: (value?: InviteStatus) => void;
}) => {
  const { t } = useLingui();
  return (
    <fieldset className="views" aria-label={t`Which invites`}>
      <button type="button" aria-pressed={value === undefined} onClick={() => onChange()}>
        <Trans>all</Trans>
      </button>
      {states.map((state) => (
        <button key={state} type="button" aria-pressed={value === state} onClick={() => onChange(state)}>
          <StatusWord status={state} />
        </button>
      ))}
    </fieldset>
  );
};
