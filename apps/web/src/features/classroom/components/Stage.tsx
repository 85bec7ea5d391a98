import { Trans, useLingui } from '@lingui/react/macro';
import type { Participant } from '@lyceum/shared/room/contract.ts';
import { Hand } from 'lucide-react';
import type { RoomView } from '../../../lib/room-socket/rules.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import type { OwnMedia } from '../live.ts';
import { LevelMeter } from './LevelMeter.tsx';
import { MediaIcons } from './MediaIcons.tsx';
import { Picture } from './Picture.tsx';

const Tile = (props: {
  readonly person: Participant;
  readonly view: RoomView;
  readonly own: OwnMedia | null;
  readonly isLead: boolean;
}) => {
  const { person, view, own } = props;
  const { t } = useLingui();
  const picture = own?.streams.screen ?? own?.streams.video;
  return (
    <li className={`seat ${props.isLead ? 'lead' : ''}`}>
      {picture ? (
        <Picture stream={picture} isMirrored={!own?.streams.screen} label={own?.streams.screen ? t`Your screen` : t`Your camera`} />
      ) : (
        <Avatar id={person.id} name={person.name} size="xl" />
      )}
      {person.hand_raised_at && (
        <span className="up">
          <Hand className="i i-s" role="img" aria-hidden="false" aria-label={t`hand raised`} />
        </span>
      )}
      <span className="nm">
        <MediaIcons media={view.media[person.id]} />
        <span className="clip">
          {person.name} {own && <Trans>(you)</Trans>}
        </span>
        {own?.streams.audio && <LevelMeter stream={own.streams.audio} />}
      </span>
    </li>
  );
};

const mostSeats = 24;

const EmptySeat = ({ person }: { readonly person: Participant }) => (
  <li className="seat away">
    <Avatar id={person.id} name={person.name} size="xl" />
    <span className="nm">
      <span className="clip">
        {person.name}, <Trans>not here</Trans>
      </span>
    </span>
  </li>
);

/** Who is in class now, on the board: the one who leads is large. Those who are awaited have their seats. */
export const Stage = ({ view, media }: { readonly view: RoomView; readonly media: OwnMedia }) => {
  const present = view.participants.filter((person) => person.present);
  const lead =
    present.find((person) => view.media[person.id]?.screen_sharing) ??
    present.find((person) => person.role === 'host' || person.role === 'tutor');
  const others = present.filter((person) => person !== lead);
  const shown = (lead ? [lead, ...others] : others).slice(0, mostSeats);
  const awaited = view.participants.filter((person) => !person.present).slice(0, Math.max(0, mostSeats - shown.length));
  return (
    <ul className="stage">
      {shown.map((person) => (
        <Tile key={person.id} person={person} view={view} own={person.id === view.you.id ? media : null} isLead={person === lead} />
      ))}
      {awaited.map((person) => (
        <EmptySeat key={person.id} person={person} />
      ))}
    </ul>
  );
};
