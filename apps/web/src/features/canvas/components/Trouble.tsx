import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Connection } from '@lyceum/shared/canvas/contract.ts';
import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { useFormats } from '../../../lib/format.ts';
import { problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { Row } from '../../../ui/Row.tsx';
import { toastError } from '../../../ui/toast.ts';
import { ReplaceToken } from './ReplaceToken.tsx';
import { daysLeft, urgencyOf } from './when.ts';

const Note = ({
  tone,
  children,
  action,
}: {
  readonly tone: 'red' | 'amber';
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) => (
  <Row>
    <div className={`cv-note ${tone}`} role="status">
      <TriangleAlert className="i" />
      <p className="grow">{children}</p>
      {action}
    </div>
  </Row>
);

const Reconnect = ({ connection, children }: { readonly connection: Connection; readonly children?: ReactNode }) => {
  const { i18n } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const { kind, canvasUrl, canvasName } = connection;
  if (kind === 'calendar') return null;
  const again = () =>
    call.canvas.oauthStart.query({ canvasUrl, canvasName }).then(
      ({ url }) => location.assign(url),
      (error: unknown) => toastError(i18n._(problemText(error))),
    );
  return (
    <>
      <Button kind="pen" onClick={() => (kind === 'oauth' ? void again() : setOpen(true))}>
        {children ?? <Trans>Reconnect</Trans>}
      </Button>
      <ReplaceToken connection={connection} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
};

const Ending = ({ connection, at, now }: { readonly connection: Connection; readonly at: string; readonly now: number }) => {
  const formats = useFormats();
  const urgency = urgencyOf(at, now);
  const days = daysLeft(at, now);
  const when = formats.dayAndTime(at);
  return (
    <Note
      tone={urgency === 'soon' ? 'amber' : 'red'}
      action={
        <Reconnect connection={connection}>
          <Trans>Replace the token</Trans>
        </Reconnect>
      }
    >
      {urgency === 'over' && <Trans>The token was to end on {when}. Replace it before Canvas stops taking it.</Trans>}
      {urgency === 'last day' && <Trans>The token ends within a day, on {when}.</Trans>}
      {(urgency === 'soon' || urgency === 'very soon') && (
        <Plural value={days} one={`The token ends in # day, on ${when}.`} other={`The token ends in # days, on ${when}.`} />
      )}{' '}
      {urgency !== 'over' && <Trans>Replace it before, and nothing is missed.</Trans>}
    </Note>
  );
};

/** What is wrong with a connection, or soon will be, and what to do about it. Nothing when all is well. */
export const Trouble = ({ connection, now }: { readonly connection: Connection; readonly now: number }) => {
  const { state, kind, tokenExpiresAt } = connection;
  const isFeed = kind === 'calendar';
  if (state === 'reconnect') {
    return (
      <Note tone="red" action={<Reconnect connection={connection} />}>
        {isFeed ? (
          <Trans>The calendar feed is not there any more. Remove this connection and connect the new address.</Trans>
        ) : (
          <Trans>Canvas does not take the token any more: it has expired, or was taken back. What was read stays as it was.</Trans>
        )}
      </Note>
    );
  }
  if (state === 'forbidden') {
    return (
      <Note tone="red" action={<Reconnect connection={connection} />}>
        <Trans>Canvas knows the token and lets it read nothing. Make one without scopes, or ask your school.</Trans>
      </Note>
    );
  }
  if (state === 'unreachable') {
    return (
      <Note tone="amber">
        <Trans>Canvas does not answer. It is asked again by itself; what was read stays as it was.</Trans>
      </Note>
    );
  }
  if (kind !== 'token' || tokenExpiresAt === null || urgencyOf(tokenExpiresAt, now) === 'none') return null;
  return <Ending connection={connection} at={tokenExpiresAt} now={now} />;
};
