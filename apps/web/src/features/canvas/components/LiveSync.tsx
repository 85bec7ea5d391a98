import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Sync } from '@lyceum/shared/canvas/contract.ts';
import { useFormats } from '../../../lib/format.ts';
import { usePreferences } from '../../../lib/preferences.ts';
import { Row } from '../../../ui/Row.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { SyncRow } from './SyncRow.tsx';
import { type Counters, countersOf, drawnOf, leftOf, merged, type Told } from './sync-rows.ts';
import { useNow } from './use-now.ts';

const minuteMs = 60_000;

const Left = ({ ms }: { readonly ms: number }) =>
  ms < minuteMs ? (
    <Trans>less than a minute left</Trans>
  ) : (
    <Plural value={Math.ceil(ms / minuteMs)} one="about # minute left" other="about # minutes left" />
  );

const LogTime = ({ at }: { readonly at: string | null }) => {
  const { timeZone } = usePreferences();
  if (!at) return null;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  return clock.format(new Date(at));
};

/** What a run is at. */
const Stage = ({ sync, counters }: { readonly sync: Sync; readonly counters: Counters }) => {
  const { number } = useFormats();
  const { courses, coursesTotal, assignments, grades } = counters;
  if (sync.state === 'queued') return <Trans>Waiting for its turn</Trans>;
  if (sync.trigger === 'extras') return <Trans>Reading announcements, the calendar and modules</Trans>;
  if (coursesTotal === null) return <Trans>Asking for your courses</Trans>;
  return (
    <>
      <Trans>
        Courses {courses} of {coursesTotal}, assignments {number(assignments)}
      </Trans>
      {grades !== null && <Trans>, grades {number(grades)}</Trans>}
    </>
  );
};

/** A run as it goes: the counters, the courses on squares, and the last line of its log. `expected` tells how long a course was. */
export const LiveSync = (props: {
  readonly sync: Sync;
  /** What the connection is called. */
  readonly name: string;
  readonly told: Told | undefined;
  readonly expected: (courseId: string | null) => number;
}) => {
  const { sync, name, told, expected } = props;
  const { t } = useLingui();
  const formats = useFormats();
  const now = useNow(1_000);
  const elapsed = sync.startedAt ? Math.max(0, (sync.finishedAt ? Date.parse(sync.finishedAt) : now) - Date.parse(sync.startedAt)) : 0;
  const resources = merged(sync.resources, told?.steps ?? []);
  const counters = countersOf({ resources }, told);
  const left = leftOf(counters, elapsed);
  const rows = drawnOf(resources, expected);
  return (
    <section aria-label={t`What is being read of ${name}`}>
      <Row className="sp-h" margin={sync.startedAt && formats.clock(elapsed)}>
        <p className="cv-now">
          <span className="mark">
            <Stage sync={sync} counters={counters} />
          </span>{' '}
          {left !== null && left > 0 && (
            <span className="two">
              <Left ms={left} />
            </span>
          )}
        </p>
      </Row>
      <div className="sync sp-h">
        {rows.length === 0 && (
          <Row className="ruled">
            <Skeleton rows={4} label={t`Courses will be listed here`} />
          </Row>
        )}
        {rows.map(({ resource, expected: whole }) => (
          <SyncRow key={`${resource.name}-${resource.courseId}`} resource={resource} expected={whole} />
        ))}
      </div>
      {sync.lastLine && (
        <Row className="logr" margin={<LogTime at={told?.at ?? null} />}>
          <p className="log num" lang="en">
            {sync.lastLine}
          </p>
        </Row>
      )}
    </section>
  );
};
