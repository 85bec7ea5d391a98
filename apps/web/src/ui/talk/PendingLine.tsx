import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { NackCode } from '@lyceum/shared/wire/down.ts';
import { Clock, TriangleAlert } from 'lucide-react';
import { useFormats } from '../../lib/format.ts';
import type { Pending } from '../../lib/room-socket/queue.ts';
import { Avatar } from '../Avatar.tsx';
import { Row } from '../Row.tsx';
import { useTalk } from './context.ts';

const reasons: { readonly [C in NackCode]: MessageDescriptor } = {
  invalid: msg`Not sent: this cannot be sent as it is.`,
  unknown_command: msg`Not sent: the server does not know this yet.`,
  not_joined: msg`Not sent: you were not in the room.`,
  not_found: msg`Not sent: what you answer is gone.`,
  not_allowed: msg`Not sent: you may not write here now.`,
  ended: msg`Not sent: the class is over.`,
  cid_reused: msg`Not sent: it was sent before in other words.`,
  rate_limited: msg`Not sent: too many at once.`,
  unavailable: msg`Not sent: the school is busy.`,
};

const Refused = ({ pending }: { readonly pending: Pending }) => {
  const { i18n } = useLingui();
  const { client } = useTalk();
  return (
    <div className="why" role="alert">
      <TriangleAlert className="i i-s" />
      {i18n._(reasons[pending.refusal?.code ?? 'unavailable'])}
      <button type="button" className="btn btn-text btn-sm" onClick={() => client.retry(pending.cid)}>
        <Trans>Retry</Trans>
      </button>
      <button type="button" className="btn btn-text btn-sm" onClick={() => client.discard(pending.cid)}>
        <Trans>Discard</Trans>
      </button>
    </div>
  );
};

/** A message that the log does not show yet: on its way, waiting for the network, or refused. */
export const PendingLine = ({ pending, continued }: { readonly pending: Pending; readonly continued: boolean }) => {
  const { client, view, dense } = useTalk();
  const formats = useFormats();
  const text = (pending.data as { text?: string }).text ?? '';
  const name = view.participants.find((person) => person.id === view.you.id)?.name ?? '';
  const isRefused = pending.state === 'refused';
  const isWaiting = client.status().connection.kind !== 'online';
  const time = formats.time(pending.at);
  return (
    <Row margin={time}>
      <div className={`msg ${isRefused ? 'refused' : 'sending'} ${continued ? 'cont' : ''}`} data-state={isRefused ? 'refused' : 'sending'}>
        {dense ? <span className="t">{time}</span> : continued ? <span /> : <Avatar id={view.you.id} name={name} />}
        <div>
          {!continued && !dense && (
            <div className="who">
              {name}
              <span className="role">
                <Trans>you</Trans>
              </span>
            </div>
          )}
          <div className="body">{text}</div>
          {isRefused && <Refused pending={pending} />}
        </div>
        <span className="meta">
          {!isRefused && (
            <>
              <Clock className="i i-s" />
              {isWaiting ? <Trans>sends when online</Trans> : <Trans>sending</Trans>}
            </>
          )}
        </span>
      </div>
    </Row>
  );
};
