import { Plural, Trans } from '@lingui/react/macro';
import type { Session } from '@lyceum/shared/classroom/contract.ts';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../../lib/format.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { buttonClass } from '../../../ui/Button.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import { Row } from '../../../ui/Row.tsx';
import { isOpen } from '../queries.ts';

const When = ({ session, now }: { readonly session: Session; readonly now: number }) => {
  const formats = useFormats();
  if (session.status === 'active') return <Trans>is on now</Trans>;
  const at = session.startsAt ? Date.parse(session.startsAt) : now;
  const minutes = Math.max(0, Math.ceil((at - now) / 60_000));
  if (minutes === 0) return <Trans>begins now</Trans>;
  if (minutes <= 90) return <Plural value={minutes} one="in # minute" other="in # minutes" />;
  return formats.dayKey(at) === formats.dayKey(now) ? <Trans>today at {formats.time(at)}</Trans> : formats.full(at);
};

const Present = ({ session }: { readonly session: Session }) => {
  const present = session.participants.filter((person) => person.present);
  if (present.length === 0) return null;
  return (
    <>
      <Trans>In class already:</Trans>
      <span className="avas">
        {present.slice(0, 6).map((person) => (
          <Avatar key={person.id} id={person.id} name={person.name} size="s" />
        ))}
      </span>
      <span className="sr">{present.map((person) => person.name).join(', ')}</span>
    </>
  );
};

/** Nothing is planned and nothing begun. */
export const CleanPage = () => (
  <Row className="ruled">
    <div className="nextup">
      <div className="grow">
        <Empty
          doodle="book"
          title={<Trans>A clean page.</Trans>}
          action={
            <Link to="/learn" className={buttonClass('pen')}>
              <Trans>See the courses</Trans>
            </Link>
          }
        >
          <Trans>Pick your first course. When a tutor adds you to a class, it stands here, too.</Trans>
        </Empty>
      </div>
    </div>
  </Row>
);

/** The one highlighted thing: the class that is on or comes next, and its Join. */
export const NextUp = ({ session, now }: { readonly session: Session; readonly now: number }) => {
  const formats = useFormats();
  const tutor =
    session.participants.find((person) => person.role === 'host') ?? session.participants.find((person) => person.role === 'tutor');
  return (
    <Row className="ruled tick" margin={session.startsAt && <span className="now">{formats.time(session.startsAt)}</span>}>
      <section className="nextup" aria-labelledby="next-up">
        <div className="grow">
          <h2 className="h-xl" id="next-up">
            <span className="mark">
              {session.title} <When session={session} now={now} />
            </span>
          </h2>
          <p className="two sub2">
            {tutor && <span>{tutor.name}</span>}
            <Present session={session} />
          </p>
        </div>
        {isOpen(session, now) && (
          <Link to="/class/$id" params={{ id: session.id }} className={buttonClass('marker', 'lg')}>
            <Trans>Join the class</Trans>
          </Link>
        )}
      </section>
    </Row>
  );
};
