import { Trans } from '@lingui/react/macro';
import type { AuditEntry } from '@lyceum/shared/audit/contract.ts';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../../lib/format.ts';
import { Row } from '../../../ui/Row.tsx';
import { ActionWord } from './ActionWord.tsx';

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const Detail = ({ detail }: Pick<AuditEntry, 'detail'>) => {
  const entries = Object.entries(detail).filter(([, value]) => value !== null);
  if (entries.length === 0) return null;
  return (
    <dl className="act-d sm two">
      {entries.map(([key, value]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd className="clip">{shown(value)}</dd>
        </div>
      ))}
    </dl>
  );
};

/** One line of the trail: when in the margin; who, what, to what. */
export const Act = ({ entry }: { readonly entry: AuditEntry }) => {
  const formats = useFormats();
  const { seq, at, actor, action, subject, detail, hash } = entry;
  return (
    <Row
      className="ruled"
      margin={
        <time dateTime={at}>
          {formats.dayMonth(at)} {formats.time(at)}
        </time>
      }
    >
      <article className="row act">
        <div className="t grow">
          <p>
            <b>{actor ? actor.name : <Trans>The operator</Trans>}</b> <ActionWord action={action} />
          </p>
          <p className="sm">
            <Link to="/school/audit" search={{ subject }} className="num">
              {subject}
            </Link>
          </p>
          <Detail detail={detail} />
        </div>
        <p className="num three sm" title={hash}>
          {seq} · {hash.slice(0, 8)}
        </p>
      </article>
    </Row>
  );
};
