import { Trans } from '@lingui/react/macro';
import type { Connection } from '@lyceum/shared/canvas/contract.ts';

/** How a connection stands: a dot, and the word for it. */
export const StateWord = ({ state, isSyncing }: Pick<Connection, 'state' | 'isSyncing'>) => {
  if (isSyncing) {
    return (
      <span className="live-t">
        <Trans>syncing</Trans>
      </span>
    );
  }
  const words = {
    ok: <Trans>connected</Trans>,
    reconnect: <Trans>reconnect</Trans>,
    forbidden: <Trans>no rights</Trans>,
    unreachable: <Trans>no answer</Trans>,
  };
  return <span className={`cv-dot ${state}`}>{words[state]}</span>;
};
