import type { FieldProps } from './field.ts';

/** A line to write a number or a few words on. */
export const Written = (props: FieldProps & { readonly isNumber: boolean }) => {
  const { marked } = props;
  const verdict = marked?.isCorrect ? 'ok' : 'no';
  return (
    <div className={`answers written ${marked ? verdict : ''}`}>
      <input
        className="input"
        type="text"
        inputMode={props.isNumber ? 'decimal' : 'text'}
        autoComplete="off"
        maxLength={props.isNumber ? 40 : 500}
        aria-labelledby={props.labelledBy}
        value={props.draft[0] ?? ''}
        readOnly={marked !== null}
        onChange={(event) => props.onChange([event.target.value])}
      />
    </div>
  );
};
