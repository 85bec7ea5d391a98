import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Session } from '@lyceum/shared/classroom/contract.ts';
import { closeCodes } from '@lyceum/shared/kernel/close-codes.ts';
import type { ReactNode } from 'react';
import { useFormats } from '../../../lib/format.ts';
import type { RoomView } from '../../../lib/room-socket/rules.ts';
import { Button } from '../../../ui/Button.tsx';
import { Heading } from '../../../ui/Heading.tsx';

const Sheet = (props: {
  readonly title: string;
  readonly onLeave: () => void;
  readonly stamp?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) => (
  <main id="main" className="recap">
    <section className="recap-box">
      <div className="flex wrap">
        <Heading title={props.title} className="h-xl grow">
          {props.title}
        </Heading>
        {props.stamp}
      </div>
      {props.children}
      <div className="sp-1 flex wrap">
        {props.action}
        <Button kind={props.action ? 'line' : 'pen'} onClick={props.onLeave}>
          <Trans>To my classes</Trans>
        </Button>
      </div>
    </section>
  </main>
);

const Held = () => (
  <span className="stamp leaf land">
    <Trans>held</Trans>
  </span>
);

/** A class that was over before one came. */
export const Over = ({ onLeave }: { readonly onLeave: () => void }) => {
  const { t } = useLingui();
  return (
    <Sheet title={t`The class is over`} onLeave={onLeave} stamp={<Held />}>
      <p className="two sp-h">
        <Trans>What was said in it stays with the school.</Trans>
      </p>
    </Sheet>
  );
};

/** After the end: what the class was, and what was said last. */
export const Recap = ({ session, view, onLeave }: { readonly session: Session; readonly view: RoomView; readonly onLeave: () => void }) => {
  const { t } = useLingui();
  const formats = useFormats();
  const spoken = view.messages.filter((message) => !message.deleted);
  return (
    <Sheet title={t`The class is over`} onLeave={onLeave} stamp={<Held />}>
      <p className="b sp-h">{view.title}</p>
      <p className="two">{session.startsAt && formats.full(session.startsAt)}</p>
      <dl className="cal-facts">
        <div>
          <dt>
            <Trans>in the class</Trans>
          </dt>
          <dd>
            <Plural value={view.participants.length} one="# person" other="# people" />
          </dd>
        </div>
        <div>
          <dt>
            <Trans>last messages</Trans>
          </dt>
          <dd>{spoken.length}</dd>
        </div>
      </dl>
      <ul className="rows recap-said">
        {spoken.slice(-8).map((message) => (
          <li key={message.seq} className="row">
            <span className="num sm three">{formats.time(message.at)}</span>
            <span className="t">
              <b>{message.author.name}</b> {message.text}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
};

const useClosedText = () => {
  const { t } = useLingui();
  return (code: number): readonly [string, string] => {
    if (code === closeCodes.kicked) return [t`You are out of the class`, t`The tutor took you out, or you signed out in another window.`];
    if (code === closeCodes.banned) return [t`You may not come in`, t`The tutor has closed this class to you for now.`];
    if (code === closeCodes.notAllowed)
      return [t`You may not come in`, t`Your seat in this class was given up. Ask the tutor to add you again.`];
    return [t`The connection broke off`, t`This page and the server did not understand each other. Load the page again.`];
  };
};

/** When the server has shut the door for another reason than the end. */
export const ShutOut = ({ code, onLeave }: { readonly code: number; readonly onLeave: () => void }) => {
  const [title, says] = useClosedText()(code);
  const again = code !== closeCodes.banned && (
    <Button kind="pen" onClick={() => location.reload()}>
      <Trans>Try again</Trans>
    </Button>
  );
  return (
    <Sheet title={title} onLeave={onLeave} action={again}>
      <p className="two sp-h">{says}</p>
    </Sheet>
  );
};
