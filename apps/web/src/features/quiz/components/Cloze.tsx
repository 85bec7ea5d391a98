import { useLingui } from '@lingui/react/macro';
import { piecesOf, replaced } from './answers.ts';
import type { FieldProps } from './field.ts';

interface Blank {
  readonly choices: readonly string[] | null;
}

const Gap = (props: {
  readonly blank: Blank;
  readonly place: number;
  readonly value: string;
  readonly isShut: boolean;
  readonly onChange: (value: string) => void;
}) => {
  const { t } = useLingui();
  const { blank, value, isShut } = props;
  const shared = { className: 'gap', 'aria-label': t`Blank ${props.place + 1}`, value };
  if (!blank.choices)
    return (
      <input
        {...shared}
        type="text"
        autoComplete="off"
        maxLength={200}
        size={Math.max(8, value.length + 1)}
        readOnly={isShut}
        onChange={(event) => props.onChange(event.target.value)}
      />
    );
  return (
    <select {...shared} disabled={isShut} onChange={(event) => props.onChange(event.target.value)}>
      <option value="">…</option>
      {blank.choices.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  );
};

/** A text with blanks in it, to be written in or chosen for. */
export const Cloze = (props: FieldProps & { readonly text: string; readonly blanks: readonly Blank[] }) => {
  const { marked } = props;
  const verdict = marked?.isCorrect ? 'ok' : 'no';
  return (
    <p className={`answers cloze ${marked ? verdict : ''}`}>
      {piecesOf(props.text)
        .map((piece, index) => ({ piece, index }))
        .map(({ piece, index }) => {
          if (typeof piece === 'string') return <span key={index}>{piece}</span>;
          const blank = props.blanks[piece];
          return (
            blank && (
              <Gap
                key={index}
                blank={blank}
                place={piece}
                value={props.draft[piece] ?? ''}
                isShut={marked !== null}
                onChange={(value) => props.onChange(replaced(props.draft, piece, value))}
              />
            )
          );
        })}
    </p>
  );
};
