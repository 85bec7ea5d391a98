import { Trans, useLingui } from '@lingui/react/macro';
import type { Seat } from '@lyceum/shared/classroom/contract.ts';
import { closeCodes } from '@lyceum/shared/kernel/close-codes.ts';
import { Link } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Device } from '../../../lib/capture.ts';
import { useFormats } from '../../../lib/format.ts';
import { useRoomStatus, useRunningRoom } from '../../../lib/room-socket/browser.ts';
import type { RoomClient, RoomStatus } from '../../../lib/room-socket/client.ts';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { announce } from '../../../ui/Announcer.tsx';
import { ConnectionPill } from '../../../ui/ConnectionPill.tsx';
import { Heading } from '../../../ui/Heading.tsx';
import { Logo } from '../../../ui/Logo.tsx';
import type { LoadOlder } from '../../../ui/talk/context.ts';
import { toastError } from '../../../ui/toast.ts';
import { classroomClient, useOwnMedia, useToldMedia } from '../live.ts';
import { CaptureFaults } from './CaptureFaults.tsx';
import { Dock, type DockTab } from './Dock.tsx';
import { Ledge } from './Ledge.tsx';
import { Recap, ShutOut } from './Recap.tsx';
import { Stage } from './Stage.tsx';

const Elapsed = ({ since }: { readonly since: string }) => {
  const formats = useFormats();
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const id = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(id);
  }, []);
  const ms = now - Date.parse(since);
  return ms > 0 && ms < 12 * 3_600_000 ? <span className="live num">{formats.clock(ms)}</span> : null;
};

/** Says aloud who comes and who raises a hand, and shows what people throw in. */
const useHappenings = (client: RoomClient, you: string | undefined): string | null => {
  const { t } = useLingui();
  const [last, setLast] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = client.onEvent(({ kind, actor, data }) => {
      if (kind === 'person.joined' && actor.id !== you) announce(t`${actor.name} is here`);
      if (kind === 'hand.raised' && actor.id !== you) announce(t`${actor.name} raised a hand`);
      if (kind !== 'reaction.sent') return;
      setLast(`${actor.name} ${(data as { emoji?: string } | null)?.emoji ?? ''}`);
      clearTimeout(timer);
      timer = setTimeout(() => setLast(null), 4_000);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, you, t]);
  return last;
};

const Top = ({ client, status, seat }: { readonly client: RoomClient; readonly status: RoomStatus; readonly seat: Seat }) => {
  const { t } = useLingui();
  const { view, pending, connection } = status;
  const unsent = pending.filter((item) => item.durable && item.state !== 'refused').length;
  const present = view?.participants.filter((person) => person.present).length ?? 0;
  return (
    <header className="c-top">
      <Link to="/" aria-label={t`Home`}>
        <Logo />
      </Link>
      <Heading title={seat.session.title} className="c-title">
        <span className="clip">{view?.title ?? seat.session.title}</span>
      </Heading>
      {seat.session.startsAt && <Elapsed since={seat.session.startsAt} />}
      <div className="c-mid" role="status">
        <ConnectionPill connection={connection} unsent={unsent} onRetry={client.wake} />
      </div>
      <div className="c-right">
        <span className="flex sm num">
          <Users className="i i-s" role="img" aria-hidden="false" aria-label={t`People in class`} />
          {present}
        </span>
      </div>
    </header>
  );
};

/** The room of a class: the board with everyone on it, the dock, the ledge. */
export const Room = (props: {
  readonly seat: Seat;
  readonly person: string;
  readonly devices: readonly Device[];
  readonly renew: () => Promise<Seat>;
  readonly loadOlder: LoadOlder | null;
  readonly onLeave: () => void;
}) => {
  const { seat, onLeave } = props;
  const { t } = useLingui();
  const [client] = useState(() => classroomClient(seat, props.person, props.renew));
  const [tab, setTab] = useState<DockTab>('people');
  const status = useRoomStatus(client);
  const media = useOwnMedia(props.devices);
  const { view, connection } = status;
  useRunningRoom(client);
  useToldMedia(client, media, () => toastError(t`The tutor has switched this off for you`));
  const thrown = useHappenings(client, view?.you.id);
  const hand = () => {
    const isRaised = client.status().view?.participants.some((person) => person.id === view?.you.id && person.hand_raised_at !== null);
    void client.send(isRaised ? 'hand.lower' : 'hand.raise', {});
  };
  useShortcuts({
    'mod+d': () => void media.toggle('audio'),
    'mod+e': () => void media.toggle('video'),
    h: hand,
    c: () => {
      setTab('chat');
      document.querySelector<HTMLTextAreaElement>('.c-dock textarea')?.focus();
    },
  });

  const hasEnded =
    view?.status === 'ended' ||
    (connection.kind === 'closed' && (connection.code === closeCodes.roomEnded || connection.reason === 'already_ended'));
  if (hasEnded && view) return <Recap session={seat.session} view={view} onLeave={onLeave} />;
  if (connection.kind === 'closed' && connection.code !== 1000) return <ShutOut code={connection.code} onLeave={onLeave} />;
  return (
    <div className="room">
      <a className="skip" href="#main">
        <Trans>Skip to the board</Trans>
      </a>
      <Top client={client} status={status} seat={seat} />
      <main id="main" className="c-board squared" tabIndex={-1} aria-label={t`Board`}>
        <p className="task">
          <span className="mark">{view?.title ?? seat.session.title}</span>
        </p>
        <CaptureFaults faults={media.faults} />
        {view && <Stage view={view} media={media} />}
        {!view && (
          <p className="two sp-1" role="status">
            <Trans>Opening the class</Trans>
          </p>
        )}
        {thrown && (
          <p className="c-cc" aria-hidden="true">
            <span>{thrown}</span>
          </p>
        )}
      </main>
      <Dock client={client} status={status} person={props.person} tab={tab} onTab={setTab} loadOlder={props.loadOlder} />
      {view ? <Ledge client={client} view={view} media={media} onHand={hand} onLeave={onLeave} /> : <footer className="c-bar" />}
    </div>
  );
};
