import { Trans, useLingui } from '@lingui/react/macro';
import type { Question } from '@lyceum/shared/quiz/contract.ts';
import { Plus, X } from 'lucide-react';
import { Button } from '../../../../ui/Button.tsx';
import { replaced } from './blank.ts';

type Chosen = Extract<Question, { kind: 'single' | 'multiple' }>;

const letters = [...'abcdefghijkl'];

/** Options, with the right one or ones ticked. */
export const Options = ({ question, onChange }: { readonly question: Chosen; readonly onChange: (change: object) => void }) => {
  const { t } = useLingui();
  const { options } = question;
  const right: readonly string[] = typeof question.correct === 'string' ? [question.correct] : question.correct;
  const choose = (id: string) => {
    if (question.kind === 'single') return onChange({ correct: id });
    const next = right.includes(id) ? right.filter((each) => each !== id) : [...right, id];
    if (next.length > 0) onChange({ correct: next });
  };
  const remove = (id: string) => {
    const left = options.filter((option) => option.id !== id);
    const first = left[0]?.id ?? '';
    const rest = right.filter((each) => each !== id);
    const kept = rest.length > 0 ? rest : [first];
    onChange({ options: left, correct: question.kind === 'single' ? kept[0] : kept });
  };
  const add = () => {
    const id = letters.find((letter) => options.every((option) => option.id !== letter));
    if (id) onChange({ options: [...options, { id, text: '' }] });
  };
  return (
    <fieldset className="lines">
      <legend className="sm two b">
        <Trans>Options; tick what is right</Trans>
      </legend>
      {options.map((option, place) => (
        <div key={option.id} className="flex">
          <input
            type={question.kind === 'single' ? 'radio' : 'checkbox'}
            aria-label={t`Option ${place + 1} is right`}
            checked={right.includes(option.id)}
            onChange={() => choose(option.id)}
          />
          <input
            className="input"
            aria-label={t`Option ${place + 1}`}
            value={option.text}
            maxLength={1000}
            onChange={(event) => onChange({ options: replaced(options, place, { ...option, text: event.target.value }) })}
          />
          <button
            type="button"
            className="ib"
            aria-label={t`Take away ${place + 1}`}
            disabled={options.length <= 2}
            onClick={() => remove(option.id)}
          >
            <X className="i i-s" />
          </button>
        </div>
      ))}
      {options.length < letters.length && (
        <Button kind="text" size="sm" onClick={add}>
          <Plus className="i i-s" />
          <Trans>Another option</Trans>
        </Button>
      )}
    </fieldset>
  );
};
