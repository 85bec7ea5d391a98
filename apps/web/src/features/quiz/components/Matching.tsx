import { Trans, useLingui } from '@lingui/react/macro';
import { replaced } from './answers.ts';
import type { FieldProps } from './field.ts';

/** Things at the left, and for each a choice of what belongs to it. */
export const Matching = (props: FieldProps & { readonly left: readonly string[]; readonly right: readonly string[] }) => {
  const { t } = useLingui();
  return (
    <ul className="answers pairs" aria-labelledby={props.labelledBy}>
      {props.left.map((left, place) => (
        <li key={left} className="ans">
          <span className="k" aria-hidden="true">
            {place + 1}
          </span>
          <span>{left}</span>
          <select
            className="input"
            aria-label={t`What belongs to ${left}`}
            value={props.draft[place] ?? ''}
            disabled={props.marked !== null}
            onChange={(event) => props.onChange(replaced(props.draft, place, event.target.value))}
          >
            <option value="">
              <Trans>choose</Trans>
            </option>
            {props.right.map((right) => (
              <option key={right} value={right}>
                {right}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ul>
  );
};
