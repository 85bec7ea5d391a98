import { Trans, useLingui } from '@lingui/react/macro';
import type { QuestionKind } from '@lyceum/shared/quiz/contract.ts';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { Area } from '../../../../ui/Area.tsx';
import { Field } from '../../../../ui/Field.tsx';
import { Select } from '../../../../ui/Select.tsx';
import { blankQuestion, type QuestionDraft } from './blank.ts';
import { KindFields } from './KindFields.tsx';

const useKinds = (): readonly { readonly value: QuestionKind; readonly label: string }[] => {
  const { t } = useLingui();
  return [
    { value: 'single', label: t`one of several` },
    { value: 'multiple', label: t`some of several` },
    { value: 'boolean', label: t`true or false` },
    { value: 'number', label: t`a number` },
    { value: 'text', label: t`a few words` },
    { value: 'matching', label: t`pairs` },
    { value: 'ordering', label: t`an order` },
    { value: 'cloze', label: t`blanks in a text` },
  ];
};

/** One question with its answer and its reason. */
export const QuestionEditor = (props: {
  readonly question: QuestionDraft;
  readonly place: number;
  readonly count: number;
  readonly onChange: (question: QuestionDraft) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}) => {
  const { t } = useLingui();
  const kinds = useKinds();
  const { question, place, count, onChange } = props;
  const set = (change: object) => onChange({ ...question, ...change } as QuestionDraft);
  return (
    <fieldset className="question">
      <legend className="h3">
        <Trans>Question {place + 1}</Trans>
      </legend>
      <span className="order-btns">
        <button
          type="button"
          className="ib"
          aria-label={t`Question ${place + 1} up`}
          disabled={place === 0}
          onClick={() => props.onMove(-1)}
        >
          <ArrowUp className="i i-s" />
        </button>
        <button
          type="button"
          className="ib"
          aria-label={t`Question ${place + 1} down`}
          disabled={place === count - 1}
          onClick={() => props.onMove(1)}
        >
          <ArrowDown className="i i-s" />
        </button>
        <button type="button" className="ib" aria-label={t`Remove question ${place + 1}`} disabled={count === 1} onClick={props.onRemove}>
          <Trash2 className="i i-s" />
        </button>
      </span>
      <div className="trio">
        <Select label={t`Kind`} value={question.kind} choices={kinds} onChoose={(kind) => onChange(blankQuestion(kind, question))} />
        <Field
          label={t`Points`}
          type="number"
          min={1}
          max={100}
          value={question.points}
          onChange={(event) => set({ points: event.target.valueAsNumber || 1 })}
        />
      </div>
      <Area
        label={t`What is asked`}
        rows={2}
        maxLength={4000}
        value={question.prompt}
        onChange={(event) => set({ prompt: event.target.value })}
      />
      <KindFields question={question} onChange={set} />
      <Area
        label={t`Why it is so`}
        rows={2}
        maxLength={4000}
        value={question.explanation}
        hint={<Trans>Read after the answer, right or wrong.</Trans>}
        onChange={(event) => set({ explanation: event.target.value })}
      />
    </fieldset>
  );
};
