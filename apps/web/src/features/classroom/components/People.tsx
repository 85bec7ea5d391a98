import { Trans } from '@lingui/react/macro';
import type { Participant } from '@lyceum/shared/room/contract.ts';
import { Hand } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useFormats } from '../../../lib/format.ts';
import type { RoomView } from '../../../lib/room-socket/rules.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { MediaIcons } from './MediaIcons.tsx';
import { inOrder } from './order.ts';

const HandTime = ({ since }: { readonly since: string }) => {
  const formats = useFormats();
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const id = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(id);
  }, []);
  return (
    <Trans>
      hand raised, <span className="num">{formats.clock(now - Date.parse(since))}</span>
    </Trans>
  );
};

const RoleWord = ({ role }: { readonly role: Participant['role'] }) => {
  if (role === 'host') return <Trans>leads the class</Trans>;
  if (role === 'tutor') return <Trans>tutor</Trans>;
  if (role === 'observer') return <Trans>observer</Trans>;
  return <Trans>student</Trans>;
};

const Facts = ({ person, isYou }: { readonly person: Participant; readonly isYou: boolean }) => {
  if (person.present && person.hand_raised_at) return <HandTime since={person.hand_raised_at} />;
  return (
    <>
      {isYou && (
        <>
          <Trans>you</Trans>,{' '}
        </>
      )}
      <RoleWord role={person.role} />
      {!person.present && (
        <>
          , <Trans>not here</Trans>
        </>
      )}
      {person.present && !person.permissions.can_chat && person.role !== 'observer' && (
        <>
          , <Trans>reads only</Trans>
        </>
      )}
    </>
  );
};

/** Everyone of a class: who they are, whether they are here, what of theirs is on. */
export const People = ({ view }: { readonly view: RoomView }) => (
  <ul className="people">
    {inOrder(view.participants).map((person) => {
      const isRaised = person.present && person.hand_raised_at !== null;
      return (
        <li key={person.id} className={`prow ${person.present ? '' : 'gone'}`} data-person={person.name}>
          <Avatar id={person.id} name={person.name} className={isRaised ? 'hand' : ''}>
            {isRaised && (
              <span className="st">
                <Hand className="i" />
              </span>
            )}
          </Avatar>
          <div className="grow">
            <span className="b clip">{person.name}</span>
            <span className="xs three">
              <Facts person={person} isYou={person.id === view.you.id} />
            </span>
          </div>
          {person.present && <MediaIcons media={view.media[person.id]} />}
        </li>
      );
    })}
  </ul>
);
