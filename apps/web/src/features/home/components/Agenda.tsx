import { Plural, Trans } from '@lingui/react/macro';
import type { Session } from '@lyceum/shared/classroom/contract.ts';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useFormats } from '../../../lib/format.ts';
import { Row } from '../../../ui/Row.tsx';
import { isOpen } from '../queries.ts';

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

/** Today's classes as a ruled list, their times in the margin; and the mistakes that are due. */
export const Agenda = (props: { readonly sessions: readonly Session[]; readonly due: number; readonly now: number }) => {
  const { sessions, due, now } = props;
  const formats = useFormats();
  const today = sessions.filter((session) => session.startsAt && formats.dayKey(session.startsAt) === formats.dayKey(now));
  return (
    <>
      <Row className="tick">
        <h2 className="sec">
          <Trans>Today</Trans>
        </h2>
      </Row>
      <ol className="agenda">
        {today.map((session) => (
          <li key={session.id}>
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
        ))}
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
