import { Trans } from '@lingui/react/macro';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';

/** A few lines to write on, in Markdown. Ctrl or Cmd and Enter is as good as the button; Escape leaves it. */
export const WriteBox = (props: {
  readonly label: string;
  readonly action: string;
  readonly hint?: string;
  readonly startsWith?: string;
  readonly isFocused?: boolean;
  readonly onWrite: (text: string) => void;
  readonly onCancel?: () => void;
}) => {
  const [text, setText] = useState(props.startsWith ?? '');
  const ref = useRef<HTMLTextAreaElement>(null);
  const hintId = useId();
  const { isFocused = false, hint } = props;
  useEffect(() => {
    if (isFocused) ref.current?.focus();
  }, [isFocused]);
  const write = () => {
    if (text.trim() === '') return;
    props.onWrite(text.trim());
    setText('');
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      write();
    }
    if (event.key === 'Escape') {
      ref.current?.blur();
      props.onCancel?.();
    }
  };
  return (
    <div className="writebox">
      <textarea
        ref={ref}
        className="input"
        aria-label={props.label}
        aria-describedby={hint ? hintId : undefined}
        placeholder={props.label}
        rows={3}
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
      />
      <div className="flex wrap">
        {hint && (
          <span className="xs three grow" id={hintId}>
            {hint}
          </span>
        )}
        {props.onCancel && (
          <Button kind="text" size="sm" onClick={props.onCancel}>
            <Trans>Cancel</Trans>
          </Button>
        )}
        <Button size="sm" disabled={text.trim() === ''} onClick={write}>
          {props.action}
        </Button>
      </div>
    </div>
  );
};
