import { Trans, useLingui } from '@lingui/react/macro';
import type { Connection, Sync } from '@lyceum/shared/canvas/contract.ts';
import { RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { problemOf, problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { Row } from '../../../ui/Row.tsx';
import { toastError } from '../../../ui/toast.ts';
import { useAfresh } from '../live.ts';
import { useConnectionActs, useCourses, useLastSync } from '../queries.ts';
import { ConnectionMenu } from './ConnectionMenu.tsx';
import { Coming, Since, Times, TokenEnd } from './ConnectionWords.tsx';
import { LastSync } from './LastSync.tsx';
import { LiveSync } from './LiveSync.tsx';
import { StateWord } from './StateWord.tsx';
import type { Told } from './sync-rows.ts';
import { Trouble } from './Trouble.tsx';
import { useLinger } from './use-linger.ts';
import { useNow } from './use-now.ts';

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

/** One connection: who it reads as, how it stands, what runs now or how the last run ended. */
export const ConnectionBlock = (props: {
  readonly connection: Connection;
  readonly sync: Sync | undefined;
  /** By run. */
  readonly told: Readonly<Record<string, Told>>;
  /** Its name, as a heading of the level that the page wants. */
  readonly heading: ReactNode;
  readonly onAdd: () => void;
}) => {
  const { connection, sync, told } = props;
  const { i18n } = useLingui();
  const now = useNow(15_000);
  const acts = useConnectionActs();
  const courses = useCourses().data?.items ?? [];
  const last = useLastSync(connection.id).data;
  useAfresh(last);
  const { id, canvasName } = connection;
  const host = hostOf(connection.canvasUrl);
  const shown = useLinger(sync, last);
  const expected = (courseId: string | null): number =>
    courses.find((course) => course.connectionId === id && course.id === courseId)?.assignmentCount ?? 0;
  const onError = (error: unknown) => {
    // Somebody else began it, or it is over: the page shows so by itself.
    if (!['conflict', 'not_found'].includes(problemOf(error)?.code ?? '')) toastError(i18n._(problemText(error)));
  };
  const start = () => acts.sync.mutate({ id }, { onError });
  return (
    <section data-connection-id={id} data-state={connection.state}>
      <Row className="head tick" margin={<StateWord state={connection.state} isSyncing={sync !== undefined} />}>
        <div className="cv-head">
          <div className="grow">
            {props.heading}
            <p className="two sm">
              {host !== canvasName && <span className="cv-host num">{host} </span>}
              <Since connection={connection} />
            </p>
            <p className="two sm">
              {!sync && <Times connection={connection} now={now} />} <TokenEnd connection={connection} now={now} />{' '}
              <Coming connection={connection} last={last} />
            </p>
          </div>
          <div className="flex cv-acts">
            {sync ? (
              <Button busy={acts.cancel.isPending} onClick={() => acts.cancel.mutate({ id }, { onError })}>
                <Trans>Cancel sync</Trans>
              </Button>
            ) : (
              <Button busy={acts.sync.isPending} onClick={start}>
                <RefreshCw className="i i-s" />
                <Trans>Sync now</Trans>
              </Button>
            )}
            <ConnectionMenu connection={connection} onAdd={props.onAdd} />
          </div>
        </div>
      </Row>
      <Trouble connection={connection} now={now} />
      {shown && <LiveSync sync={shown} name={canvasName} told={told[shown.id]} expected={expected} />}
      {!shown && last && <LastSync sync={last} name={canvasName} expected={expected} isStarting={acts.sync.isPending} onRetry={start} />}
    </section>
  );
};
