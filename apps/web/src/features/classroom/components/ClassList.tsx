import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Session } from '@lyceum/shared/classroom/contract.ts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormats } from '../../../lib/format.ts';
import { Row } from '../../../ui/Row.tsx';

const Line = ({ session }: { readonly session: Session }) => {
  const formats = useFormats();
  const { startsAt } = session;
  return (
    <Row
      className="ruled"
      margin={
        startsAt && (
          <>
            {formats.dayMonth(startsAt)} {formats.time(startsAt)}
          </>
        )
      }
    >
      <Link to="/class/$id" params={{ id: session.id }} className="row plain">
        <span className="t grow">
          <span className={`b ${session.status === 'ended' ? 'two' : ''}`}>{session.title}</span>{' '}
          <span className="two sm by">
            {startsAt && <span className="mobile-only-i">{formats.full(startsAt)}, </span>}
            <Plural value={session.participants.length} one="# person" other="# people" />
          </span>
        </span>
        {session.status === 'active' && (
          <span className="live">
            <Trans>live</Trans>
          </span>
        )}
        {session.status === 'ended' && (
          <span className="stamp leaf sm-s">
            <Trans>held</Trans>
          </span>
        )}
      </Link>
    </Row>
  );
};

const Group = ({ title, sessions }: { readonly title: ReactNode; readonly sessions: readonly Session[] }) =>
  sessions.length === 0 ? null : (
    <>
      <Row className="tick">
        <h2 className="sec">{title}</h2>
      </Row>
      <ul className="classes">
        {sessions.map((session) => (
          <li key={session.id}>
            <Line session={session} />
          </li>
        ))}
      </ul>
    </>
  );

/** Classes in three groups: on now, to come, held. */
export const ClassList = ({ sessions }: { readonly sessions: readonly Session[] }) => {
  const { t } = useLingui();
  const of = (status: Session['status']) => sessions.filter((session) => session.status === status);
  const held = [...of('ended')].reverse();
  return (
    <section aria-label={t`Classes`}>
      <Group title={<Trans>On now</Trans>} sessions={of('active')} />
      <Group title={<Trans>To come</Trans>} sessions={of('scheduled')} />
      <Group title={<Trans>Held</Trans>} sessions={held} />
    </section>
  );
};
