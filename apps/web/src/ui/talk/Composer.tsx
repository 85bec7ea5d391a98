import { Trans, useLingui } from '@lingui/react/macro';
import { SendHorizontal, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { RoomClient } from '../../lib/room-socket/client.ts';
import { Row } from '../Row.tsx';
import { toastError } from '../toast.ts';
import { useTalk, type Writing } from './context.ts';
import { useDraft } from './draft.ts';
import { useTyping } from './live.ts';

const maxLength = 4_000;
const typingEveryMs = 2_500;

const useTypingSignal = (client: RoomClient) => {
  const last = useRef(0);
  return () => {
    if (Date.now() - last.current < typingEveryMs) return;
    last.current = Date.now();
    client.signal('typing', {});
  };
};

const WritingBar = ({ writing, onCancel }: { readonly writing: Writing; readonly onCancel: () => void }) => {
  const { t } = useLingui();
  if (writing.kind === 'new') return null;
  const name = writing.message.author.name;
  return (
    <div className="re-bar">
      <span className="clip">
        {writing.kind === 'edit' ? <Trans>Other words for your message</Trans> : <Trans>Answer to {name}</Trans>}: {writing.message.text}
      </span>
      <button type="button" className="ib" aria-label={t`Cancel`} onClick={onCancel}>
        <X className="i i-s" />
      </button>
    </div>
  );
};

const WhoIsTyping = () => {
  const { client, view } = useTalk();
  const names = useTyping(client, view.you.id);
  const [first] = names;
  if (!first) return null;
  const others = names.length - 1;
  return others > 0 ? <Trans>{first} and others are writing</Trans> : <Trans>{first} is writing</Trans>;
};

/** The line to write on. Enter sends, Shift and Enter begins a new line, Escape gives up an answer or an edit. */
export const Composer = (props: {
  readonly person: string;
  readonly label: string;
  readonly writing: Writing;
  readonly onDone: () => void;
}) => {
  const { writing, onDone } = props;
  const { t } = useLingui();
  const { client, view, dense } = useTalk();
  const draft = useDraft(client.room, props.person);
  const [edit, setEdit] = useState('');
  const typing = useTypingSignal(client);
  const area = useRef<HTMLTextAreaElement>(null);
  const isEdit = writing.kind === 'edit';
  const text = isEdit ? edit : draft.text;

  useEffect(() => {
    if (writing.kind === 'edit') setEdit(writing.message.text);
    if (writing.kind !== 'new') area.current?.focus();
  }, [writing]);

  const rename = async (seq: number, words: string) => {
    const outcome = await client.send('chat.edit', { seq, text: words });
    if (!outcome.ok) toastError(t`Your change was not saved: ${outcome.message}`);
  };
  const submit = () => {
    const words = text.trim();
    if (!words || words.length > maxLength) return;
    if (writing.kind === 'edit') void rename(writing.message.seq, words);
    else {
      void client.send('chat.send', writing.kind === 'reply' ? { text: words, reply_to: writing.message.seq } : { text: words });
      draft.clear();
    }
    onDone();
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && writing.kind !== 'new') onDone();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  const change = (next: string) => {
    if (isEdit) setEdit(next);
    else draft.change(next);
    typing();
  };
  const left = maxLength - text.length;

  if (!view.you.permissions.can_chat) {
    return (
      <Row className="compose">
        <p className="sm two">
          <Trans>You can read here but not write. The tutor can change that.</Trans>
        </p>
      </Row>
    );
  }
  return (
    <>
      {dense && (
        <p className="writing" aria-hidden="true">
          <WhoIsTyping />
        </p>
      )}
      <Row className="compose" margin={!dense && <WhoIsTyping />}>
        <WritingBar writing={writing} onCancel={onDone} />
        <div className="input">
          <textarea
            ref={area}
            rows={1}
            aria-label={props.label}
            placeholder={props.label}
            value={text}
            onChange={(event) => change(event.target.value)}
            onKeyDown={onKeyDown}
          />
          {left < 200 && <span className={`num sm ${left < 0 ? 'text-red' : 'three'}`}>{left}</span>}
          <button
            type="button"
            className="btn btn-pen btn-sm btn-icon"
            aria-label={isEdit ? t`Save` : t`Send`}
            disabled={!text.trim() || left < 0}
            onClick={submit}
          >
            <SendHorizontal className="i i-s" />
          </button>
        </div>
      </Row>
    </>
  );
};
