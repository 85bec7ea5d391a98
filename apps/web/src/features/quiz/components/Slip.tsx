import { Trans, useLingui } from '@lingui/react/macro';
import type { Answer, Marked, ShownQuestion } from '@lyceum/shared/quiz/contract.ts';
import { Check, X } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { Button } from '../../../ui/Button.tsx';
import { Markdown } from '../../../ui/Markdown.tsx';
import { AnswerField, keysOf } from './AnswerField.tsx';
import { answerOf, blankFor, isGiven, toggled } from './answers.ts';

type Verdict = Pick<Marked, 'isCorrect' | 'explanation'>;

const Why = ({ marked }: { readonly marked: Verdict }) => (
  <div className="why-box" role="status">
    <h2 className={marked.isCorrect ? 'right' : 'wrong'}>
      {marked.isCorrect ? <Check className="i" /> : <X className="i" />}
      {marked.isCorrect ? <Trans>Correct</Trans> : <Trans>Not quite</Trans>}
    </h2>
    {marked.explanation && (
      <div className="prose">
        <Markdown>{marked.explanation}</Markdown>
      </div>
    )}
  </div>
);

const hints = {
  multiple: <Trans>There may be several.</Trans>,
  matching: <Trans>Choose what belongs together.</Trans>,
  ordering: <Trans>Put these in order.</Trans>,
} as const;

/** One question on a slip of paper: answer, check, read why, go on. */
export const Slip = (props: {
  readonly question: ShownQuestion;
  readonly marked: Verdict | null;
  readonly isBusy: boolean;
  readonly note?: ReactNode;
  readonly nextWord: ReactNode;
  readonly onCheck: (answer: Answer) => void;
  readonly onNext: () => void;
}) => {
  const { t } = useLingui();
  const { question, marked } = props;
  const [draft, setDraft] = useState(() => blankFor(question));
  const titleId = useId();
  const title = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const isMarked = marked !== null;
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (isMarked) next.current?.focus();
  }, [isMarked]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isMarked) props.onNext();
    else if (isGiven(question, draft) && !props.isBusy) props.onCheck(answerOf(question, draft));
  };
  const choose = (id: string) => () => {
    if (!isMarked) setDraft(question.kind === 'multiple' ? toggled(draft, id) : [id]);
  };
  useShortcuts({
    enter: () => form.current?.requestSubmit(),
    ...Object.fromEntries(keysOf(question).map((id, index) => [String(index + 1), choose(id)])),
  });
  return (
    <form ref={form} className="slip" onSubmit={submit} noValidate>
      <div id={titleId} ref={title} tabIndex={-1} className="slip-q prose">
        <Markdown>{question.prompt}</Markdown>
      </div>
      {question.kind in hints && <p className="sm two">{hints[question.kind as keyof typeof hints]}</p>}
      <AnswerField question={question} labelledBy={titleId} draft={draft} marked={marked} onChange={setDraft} />
      {marked && <Why marked={marked} />}
      <div className="q-acts">
        <Button
          ref={next}
          kind="pen"
          size="lg"
          type="submit"
          busy={props.isBusy}
          disabled={!isMarked && !isGiven(question, draft)}
          aria-label={isMarked ? undefined : t`Check`}
        >
          {isMarked ? props.nextWord : <Trans>Check</Trans>}
          <kbd className="kbd desktop-only-i">Enter</kbd>
        </Button>
        {isMarked && <span className="two sm">{props.note}</span>}
      </div>
    </form>
  );
};
