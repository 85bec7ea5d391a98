import { Trans } from '@lingui/react/macro';
import { Check, X } from 'lucide-react';
import { toggled } from './answers.ts';
import type { FieldProps } from './field.ts';

interface Option {
  readonly id: string;
  readonly text: string;
}

const Verdict = ({ isRight }: { readonly isRight: boolean }) =>
  isRight ? (
    <span className="v">
      <Check className="i i-s" />
      <Trans>correct</Trans>
    </span>
  ) : (
    <span className="v">
      <X className="i i-s" />
      <Trans>your answer</Trans>
    </span>
  );

/** Options to choose one or several of; each has the number of its key. */
export const Choice = (props: FieldProps & { readonly options: readonly Option[]; readonly isSeveral: boolean }) => {
  const { draft, marked, options, isSeveral } = props;
  const verdict = marked?.isCorrect ? 'ok' : 'no';
  return (
    <fieldset className="answers" aria-labelledby={props.labelledBy}>
      {options.map((option, index) => {
        const isOn = draft.includes(option.id);
        return (
          <label key={option.id} className={`ans ${isOn ? 'sel' : ''} ${isOn && marked ? verdict : ''}`}>
            <input
              type={isSeveral ? 'checkbox' : 'radio'}
              name={props.labelledBy}
              className="sr"
              checked={isOn}
              disabled={marked !== null}
              onChange={() => props.onChange(isSeveral ? toggled(draft, option.id) : [option.id])}
            />
            <span className="k" aria-hidden="true">
              {index + 1}
            </span>
            <span className={isOn && marked && !marked.isCorrect ? 'wave' : ''}>{option.text}</span>
            {isOn && marked && <Verdict isRight={marked.isCorrect} />}
          </label>
        );
      })}
    </fieldset>
  );
};
