import { Plural, Trans } from '@lingui/react/macro';
import type { Stats } from '@lyceum/shared/dashboard/contract.ts';
import type { ReactNode } from 'react';
import { useFormats } from '../../../lib/format.ts';
import { Row } from '../../../ui/Row.tsx';
import { useEvents } from '../queries.ts';
import { Again } from './Again.tsx';
import { EventRow } from './EventRow.tsx';
import { OutLink } from './OutLink.tsx';
import { Section } from './Section.tsx';
import { type Due, weekOf } from './week.ts';
import { daysSince } from './when.ts';

const keyOf = ({ connectionId, courseId, assignmentId }: Due): string => `${connectionId}${courseId}${assignmentId}`;

const DueRow = (props: { readonly item: Due; readonly margin: ReactNode; readonly isMarked?: boolean; readonly children?: ReactNode }) => {
  const { item, margin, isMarked } = props;
  return (
    <li>
      <Row className="ruled" margin={margin}>
        <div className="row">
          <span className="t grow">
            <OutLink url={item.url} className="b">
              {isMarked ? <span className="mark">{item.name}</span> : item.name}
            </OutLink>{' '}
            <span className="two sm by">{item.courseName}</span>
          </span>
          {props.children}
        </div>
      </Row>
    </li>
  );
};

const Nearness = ({ item, now }: { readonly item: Due; readonly now: number }) => {
  const formats = useFormats();
  const day = formats.dayKey(item.dueAt);
  if (day === formats.dayKey(now)) {
    return (
      <span className="tag amber">
        <Trans>today</Trans>
      </span>
    );
  }
  if (item.pointsPossible === null || item.pointsPossible === 0) return null;
  return (
    <span className="tag">
      <Plural value={item.pointsPossible} one="# point" other="# points" />
    </span>
  );
};

/** What is due in seven days, and what stands in calendars between; times in the margin. The first task is marked when nothing else is. */
export const DueThisWeek = ({ stats, now, isMarking }: { readonly stats: Stats; readonly now: number; readonly isMarking: boolean }) => {
  const formats = useFormats();
  const events = useEvents();
  const entries = weekOf(stats.upcoming, events.data?.items ?? [], { now, dayKey: formats.dayKey });
  const first = isMarking ? (entries.find(({ kind }) => kind === 'due') ?? entries[0]) : undefined;
  return (
    <>
      <Section title={<Trans>This week</Trans>} freshAt={stats.freshAt} />
      {entries.length === 0 && (
        <Row>
          <p className="row last two">
            <Trans>Nothing is due in the next seven days, and nothing is planned.</Trans>
          </p>
        </Row>
      )}
      <ol className="agenda">
        {entries.map((entry) =>
          entry.kind === 'event' ? (
            <EventRow key={`${entry.event.connectionId}${entry.event.id}`} event={entry.event} now={now} isMarked={entry === first} />
          ) : (
            <DueRow
              key={keyOf(entry.due)}
              item={entry.due}
              isMarked={entry === first}
              margin={`${formats.weekday(entry.due.dueAt)} ${formats.time(entry.due.dueAt)}`}
            >
              <Nearness item={entry.due} now={now} />
            </DueRow>
          ),
        )}
      </ol>
      {events.error && !events.data && (
        <Row>
          <Again error={events.error} retry={() => void events.refetch()} isBusy={events.isFetching}>
            <Trans>What stands in calendars could not be fetched.</Trans>
          </Again>
        </Row>
      )}
    </>
  );
};

/** What was not handed in, or too late; the latest first. Nothing when there is none. */
export const MissingAndLate = ({ stats, now }: { readonly stats: Stats; readonly now: number }) => {
  const formats = useFormats();
  if (stats.missing.length === 0) return null;
  return (
    <>
      <Section title={<Trans>Missing and late</Trans>} freshAt={stats.freshAt} />
      <ol className="agenda">
        {stats.missing.map((item) => (
          <DueRow
            key={keyOf(item)}
            item={item}
            margin={
              <span className="red-t">
                {formats.weekday(item.dueAt)} {formats.dayMonth(item.dueAt)}
              </span>
            }
          >
            <span className="tag red">
              <Plural value={daysSince(item.dueAt, now)} _0="today" one="# day ago" other="# days ago" />
            </span>
          </DueRow>
        ))}
      </ol>
    </>
  );
};
