import { Trans, useLingui } from '@lingui/react/macro';
import type { ChannelName } from '@lyceum/shared/kernel/ids.ts';
import { useState } from 'react';
import { stroke } from '../../../lib/ink.ts';
import { useRoomStatus, useRunningRoom } from '../../../lib/room-socket/browser.ts';
import type { RoomView } from '../../../lib/room-socket/rules.ts';
import { ConnectionPill } from '../../../ui/ConnectionPill.tsx';
import { Forbidden } from '../../../ui/ErrorPage.tsx';
import { Heading } from '../../../ui/Heading.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Talk } from '../../../ui/talk/Talk.tsx';
import { channelClient, useListInStep } from '../live.ts';
import { olderMessages } from '../queries.ts';

const size = 24;

const Here = ({ view }: { readonly view: RoomView }) => {
  const present = view.participants.filter((person) => person.present);
  return (
    <aside className="squared who-sq">
      <div className="sq-label on-grid">
        <h2>
          <Trans>Here now</Trans>
        </h2>
        <span className="num two sm">{present.length}</span>
      </div>
      <ul className="here">
        {present.slice(0, 24).map((person, index) => (
          <li key={person.id}>
            <svg className="sq ink-svg" width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
              <path className="ink" d={stroke({ x: 0, y: 0, size, turns: person.id === view.you.id ? 9 : 6 }, 40 + index)} />
            </svg>
            <span className="nmx clip">{person.name}</span>
          </li>
        ))}
      </ul>
    </aside>
  );
};

/** One open channel. */
export const ChannelRoom = ({ name, title, person }: { readonly name: ChannelName; readonly title: string; readonly person: string }) => {
  const { t } = useLingui();
  const [client] = useState(() => channelClient(name, person));
  const status = useRoomStatus(client);
  useRunningRoom(client);
  useListInStep(name, status);
  const { connection, view, pending } = status;
  if (connection.kind === 'closed' && connection.code !== 1000)
    return (
      <Forbidden>
        <Trans>This channel is not open to you.</Trans>
      </Forbidden>
    );
  const unsent = pending.filter((item) => item.durable && item.state !== 'refused').length;
  return (
    <>
      <section className="stream" aria-label={title}>
        <i className="redline own" />
        <Heading title={title} className="sr">
          {title}
        </Heading>
        <div className="stream-pill" role="status">
          <ConnectionPill connection={connection} unsent={unsent} onRetry={client.wake} />
        </div>
        {view ? (
          <Talk client={client} status={status} person={person} label={t`Message ${title}`} loadOlder={olderMessages(name)} />
        ) : (
          <div className="stream-wait">
            <Skeleton rows={6} label={t`Loading messages`} />
          </div>
        )}
      </section>
      {view ? <Here view={view} /> : <aside className="squared who-sq" />}
    </>
  );
};
