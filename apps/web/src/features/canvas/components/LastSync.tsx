import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Sync } from '@lyceum/shared/canvas/contract.ts';
import { RefreshCw } from 'lucide-react';
import { useFormats } from '../../../lib/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Row } from '../../../ui/Row.tsx';
import { SyncRow } from './SyncRow.tsx';
import { brokenOf } from './sync-rows.ts';

const Verdict = ({ state }: Pick<Sync, 'state'>) => {
  if (state === 'complete') return <Trans>Everything was read.</Trans>;
  if (state === 'partial') return <Trans>Most was read; what is missing stands below.</Trans>;
  if (state === 'cancelled') return <Trans>The last sync was cancelled. What it had read is kept.</Trans>;
  return <Trans>The last sync failed. What was read before is kept.</Trans>;
};

/** How the last run ended, and in red what of it did not. */
export const LastSync = (props: {
  readonly sync: Sync;
  /** What the connection is called. */
  readonly name: string;
  readonly expected: (courseId: string | null) => number;
  readonly isStarting: boolean;
  readonly onRetry: () => void;
}) => {
  const { sync, name, expected } = props;
  const { t } = useLingui();
  const formats = useFormats();
  const took = sync.startedAt && sync.finishedAt ? Date.parse(sync.finishedAt) - Date.parse(sync.startedAt) : 0;
  const broken = brokenOf(sync.resources, expected);
  return (
    <section aria-label={t`The last sync of ${name}`}>
      <Row margin={formats.clock(Math.max(took, 1_000))}>
        <p className="sm two cv-last">
          <Verdict state={sync.state} /> <Plural value={sync.requests} one="# request" other="# requests" />,{' '}
          <Plural value={sync.changes} one="# change" other="# changes" />.
        </p>
        {sync.state !== 'complete' && (
          <p className="cv-again-sync">
            <Button size="sm" busy={props.isStarting} onClick={props.onRetry}>
              <RefreshCw className="i i-s" />
              <Trans>Sync again</Trans>
            </Button>
          </p>
        )}
      </Row>
      {broken.length > 0 && (
        <div className="sync sp-h">
          {broken.map(({ resource, expected: whole }) => (
            <SyncRow key={`${resource.name}-${resource.courseId}`} resource={resource} expected={whole} />
          ))}
        </div>
      )}
    </section>
  );
};
