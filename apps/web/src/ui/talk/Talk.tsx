import { useMemo, useState } from 'react';
import { useFormats } from '../../lib/format.ts';
import type { RoomClient, RoomStatus } from '../../lib/room-socket/client.ts';
import { Composer } from './Composer.tsx';
import { type LoadOlder, TalkContext, type Writing } from './context.ts';
import { useAnnouncedMessages, useReadPosition } from './live.ts';
import { MessageList } from './MessageList.tsx';
import { talkRows } from './rows.ts';

/** A conversation in a room: what was said, what is on its way, and a line to write on. */
export const Talk = (props: {
  readonly client: RoomClient;
  readonly status: RoomStatus;
  /** Under whose name drafts are kept on this device. */
  readonly person: string;
  /** Names the line to write on. */
  readonly label: string;
  readonly dense?: boolean;
  readonly isShown?: boolean;
  readonly loadOlder: LoadOlder | null;
}) => {
  const { client, status, dense = false, isShown = true } = props;
  const { view, pending } = status;
  const { dayKey } = useFormats();
  const [writing, setWriting] = useState<Writing>({ kind: 'new' });
  const readUpTo = useReadPosition(client, view, isShown);
  useAnnouncedMessages(client, view?.you.id);
  const rows = useMemo(
    () => (view ? talkRows(view.messages, pending, { you: view.you.id, readUpTo, dayKey }) : []),
    [view, pending, readUpTo, dayKey],
  );
  const tools = useMemo(() => (view ? { client, view, dense, write: setWriting } : null), [client, view, dense]);
  if (!view || !tools) return null;
  return (
    <TalkContext value={tools}>
      <div className={`talk ${dense ? 'dense' : ''}`}>
        <MessageList rows={rows} loadOlder={props.loadOlder} isShown={isShown} />
        <Composer
          key={client.room}
          person={props.person}
          label={props.label}
          writing={writing}
          onDone={() => setWriting({ kind: 'new' })}
        />
      </div>
    </TalkContext>
  );
};
