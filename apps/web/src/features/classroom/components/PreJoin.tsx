import { Trans, useLingui } from '@lingui/react/macro';
import type { Session } from '@lyceum/shared/classroom/contract.ts';
import { Mic, MicOff, Video, VideoOff } from 'lucide-react';
import type { Device } from '../../../lib/capture.ts';
import { useFormats } from '../../../lib/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Heading } from '../../../ui/Heading.tsx';
import { type OwnMedia, useOwnMedia } from '../live.ts';
import { CaptureFaults } from './CaptureFaults.tsx';
import { LevelMeter } from './LevelMeter.tsx';
import { Picture } from './Picture.tsx';

const Toggle = ({ media, device }: { readonly media: OwnMedia; readonly device: 'audio' | 'video' }) => {
  const isOn = Boolean(media.streams[device]);
  const [On, Off] = device === 'audio' ? [Mic, MicOff] : [Video, VideoOff];
  const Icon = isOn ? On : Off;
  return (
    <Button aria-pressed={isOn} busy={media.busy === device} onClick={() => void media.toggle(device)}>
      <Icon className="i" />
      {device === 'audio' ? <Trans>Mic</Trans> : <Trans>Camera</Trans>}
    </Button>
  );
};

/** Before the door: how one looks and sounds. Going in without either is one press. */
export const PreJoin = (props: {
  readonly session: Session;
  readonly person: string;
  readonly onJoin: (devices: readonly Device[]) => void;
}) => {
  const { session, onJoin } = props;
  const { t } = useLingui();
  const formats = useFormats();
  const media = useOwnMedia([]);
  const { audio, video } = media.streams;
  const present = session.participants.filter((person) => person.present);
  const name = session.participants.find((person) => person.id === props.person)?.name;
  const chosen: Device[] = [...(audio ? (['audio'] as const) : []), ...(video ? (['video'] as const) : [])];
  return (
    <main id="main" className="prejoin">
      <section className="prejoin-box">
        <p className="num three sm">{session.startsAt && formats.full(session.startsAt)}</p>
        <Heading title={session.title} className="h-xl">
          {session.title}
        </Heading>
        <p className="two sp-h">
          {name && (
            <>
              <Trans>
                You come in as <b>{name}</b>.
              </Trans>{' '}
            </>
          )}
          {present.length > 0 ? (
            <Trans>In class already: {present.map((person) => person.name).join(', ')}</Trans>
          ) : (
            <Trans>You are the first.</Trans>
          )}
        </p>
        <div className="seat">
          {video ? (
            <Picture stream={video} isMirrored label={t`Your camera`} />
          ) : (
            <p className="two">
              <Trans>The camera is off</Trans>
            </p>
          )}
          {audio && (
            <span className="nm">
              <Mic className="i i-s" />
              <LevelMeter stream={audio} />
            </span>
          )}
        </div>
        <CaptureFaults faults={media.faults} />
        <div className="prejoin-acts">
          <Toggle media={media} device="audio" />
          <Toggle media={media} device="video" />
          <Button kind="marker" size="lg" className="end" onClick={() => onJoin(chosen)}>
            {chosen.length === 0 ? <Trans>Join muted</Trans> : <Trans>Join</Trans>}
          </Button>
        </div>
      </section>
    </main>
  );
};
