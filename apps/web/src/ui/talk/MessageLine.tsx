import { Trans, useLingui } from '@lingui/react/macro';
import type { Message } from '@lyceum/shared/chat/contract.ts';
import { Check } from 'lucide-react';
import { useFormats } from '../../lib/format.ts';
import { Avatar } from '../Avatar.tsx';
import { Row } from '../Row.tsx';
import { useTalk } from './context.ts';
import { MessageActions } from './MessageActions.tsx';

const RoleWord = ({ message, isYou }: { readonly message: Message; readonly isYou: boolean }) => {
  const { role } = message.author;
  if (!isYou && role !== 'host' && role !== 'tutor') return null;
  return <span className="role">{isYou ? <Trans>you</Trans> : <Trans>tutor</Trans>}</span>;
};

const Quote = ({ seq }: { readonly seq: number }) => {
  const { view } = useTalk();
  const original = view.messages.find((each) => each.seq === seq);
  return (
    <div className="quote clip">
      {original ? (
        <>
          <b>{original.author.name}</b> {original.deleted ? <Trans>message deleted</Trans> : original.text}
        </>
      ) : (
        <Trans>Answer to an older message</Trans>
      )}
    </div>
  );
};

const Reactions = ({ message }: { readonly message: Message }) => {
  const { client, view } = useTalk();
  if (message.reactions.length === 0) return null;
  const nameOf = (id: string) => view.participants.find((person) => person.id === id)?.name ?? '';
  return (
    <div className="reacts">
      {message.reactions.map(({ emoji, user_ids }) => (
        <button
          key={emoji}
          type="button"
          aria-pressed={user_ids.includes(view.you.id)}
          aria-label={`${emoji} ${user_ids.length}: ${user_ids.map(nameOf).filter(Boolean).join(', ')}`}
          onClick={() => void client.send('chat.react', { seq: message.seq, emoji })}
        >
          {emoji} {user_ids.length}
        </button>
      ))}
    </div>
  );
};

const Body = ({ message }: { readonly message: Message }) =>
  message.deleted ? (
    <div className="body gone">
      <Trans>message deleted</Trans>
    </div>
  ) : (
    <div className="body">
      {message.text}
      {message.edited_at && (
        <span className="three xs">
          {' '}
          <Trans>edited</Trans>
        </span>
      )}
    </div>
  );

/** A message as the log has it. */
export const MessageLine = ({ message, continued }: { readonly message: Message; readonly continued: boolean }) => {
  const { t } = useLingui();
  const { view, dense } = useTalk();
  const formats = useFormats();
  const isYou = message.author.id === view.you.id;
  const time = <time dateTime={message.at}>{formats.time(message.at)}</time>;
  return (
    <Row margin={time}>
      <div className={`msg ${continued ? 'cont' : ''}`} data-state="saved" data-seq={message.seq}>
        {dense ? <span className="t">{time}</span> : continued ? <span /> : <Avatar id={message.author.id} name={message.author.name} />}
        <div>
          {continued ? (
            <span className="sr">{message.author.name}</span>
          ) : (
            <div className="who">
              {message.author.name}
              <RoleWord message={message} isYou={isYou} />
            </div>
          )}
          {message.reply_to !== null && <Quote seq={message.reply_to} />}
          <Body message={message} />
          <Reactions message={message} />
        </div>
        <span className="meta">
          {isYou && !message.deleted && <Check className="i i-s" role="img" aria-hidden="false" aria-label={t`saved`} />}
        </span>
        {!message.deleted && <MessageActions message={message} isYou={isYou} />}
      </div>
    </Row>
  );
};
