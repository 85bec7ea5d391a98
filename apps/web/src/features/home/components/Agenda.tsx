import { Plural, Trans } from '@lingui/react/macro';
import type { Session } from '@lyceum/shared/classroom/contract.ts';
import type { Stats } from '@lyceum/shared/dashboard/contract.ts';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { isOnDay } from '../../../lib/event-days.ts';
import { useFormats } from '../../../lib/format.ts';
import { Row } from '../../../ui/Row.tsx';
import { isOpen, useDue, useEvents } from '../queries.ts';
import { EventRow } from './EventRow.tsx';

type Due = Stats['upcoming'][number];

const Status = ({ session, now }: { readonly session: Session; readonly now: number }) => {
  if (session.status === 'ended') {
    return (
      <span className="stamp leaf sm-s">
        <Trans>held</Trans>
      </span>
    );
  }
  if (session.status === 'active') {
    return (
      <span className="live">
        <Trans>live</Trans>
      </span>
    );
  }
  return isOpen(session, now) ? (
    <span className="tag pen">
      <Trans>open</Trans>
    </span>
  ) : null;
};

const Review = ({ due }: { readonly due: number }) => (
  <li>
    <Row className="ruled" margin={due}>
      <Link to="/learn/mistakes" className="row plain">
        <span className="t grow">
          <span className="b">
            <Trans>Review mistakes</Trans>
          </span>{' '}
          <span className="two sm by">
            <Plural value={due} one="# question is due" other="# questions are due" />
          </span>
        </span>
        <ArrowRight className="i" />
      </Link>
    </Row>
  </li>
);

const ClassRow = ({ session, now }: { readonly session: Session; readonly now: number }) => {
  const formats = useFormats();
  return (
    <li>
      <Row className="ruled" margin={session.startsAt && formats.time(session.startsAt)}>
        <Link to="/class/$id" params={{ id: session.id }} className="row plain">
          <span className="t grow">
            <span className={`b ${session.status === 'ended' ? 'two' : ''}`}>{session.title}</span>{' '}
            <span className="two sm by">
              {session.participants
                .filter((person) => person.role === 'host' || person.role === 'tutor')
                .map((person) => person.name)
                .join(', ')}
            </span>
          </span>
          <Status session={session} now={now} />
        </Link>
      </Row>
    </li>
  );
};

/** Something that Canvas wants today. */
const DueRow = ({ due }: { readonly due: Due }) => {
  const formats = useFormats();
  return (
    <li>
      <Row className="ruled" margin={formats.time(due.dueAt)}>
        <Link to="/canvas" className="row plain">
          <span className="t grow">
            <span className="b">{due.name}</span> <span className="two sm by">Canvas, {due.courseName}</span>
          </span>
          <span className="tag amber">
            <Trans>hand in</Trans>
          </span>
        </Link>
      </Row>
    </li>
  );
};

/** Today as a ruled list, times in the margin: classes, what Canvas wants and what its calendars hold, as they come; and the mistakes that are due. */
export const Agenda = (props: { readonly sessions: readonly Session[]; readonly due: number; readonly now: number }) => {
  const { sessions, due, now } = props;
  const { dayKey } = useFormats();
  const isToday = (at: string | null): at is string => at !== null && dayKey(at) === dayKey(now);
  const works = useDue().data ?? [];
  const events = useEvents().data ?? [];
  const today = [
    ...sessions.flatMap((session) =>
      isToday(session.startsAt) ? [{ at: session.startsAt, row: <ClassRow key={session.id} session={session} now={now} /> }] : [],
    ),
    ...works.flatMap((work) =>
      isToday(work.dueAt)
        ? [{ at: work.dueAt, row: <DueRow key={`${work.connectionId}${work.courseId}${work.assignmentId}`} due={work} /> }]
        : [],
    ),
    ...events.flatMap((event) =>
      event.startsAt !== null && isOnDay(event, now, dayKey)
        ? [{ at: event.startsAt, row: <EventRow key={`${event.connectionId}${event.id}`} event={event} now={now} /> }]
        : [],
    ),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return (
    <>
      <Row className="tick">
        <h2 className="sec">
          <Trans>Today</Trans>
        </h2>
      </Row>
      <ol className="agenda">
        {today.map(({ row }) => row)}
        {due > 0 && <Review due={due} />}
      </ol>
      {today.length === 0 && due === 0 && (
        <Row>
          <p className="row last two">
            <Trans>Nothing more is planned for today.</Trans>
          </p>
        </Row>
      )}
    </>
  );
};
