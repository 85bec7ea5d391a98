import type { ReactNode } from 'react';

/** One choice of a few. */
export interface Choice<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  readonly lang?: string;
}

/** A few choices in a row, one pressed. */
export const Segmented = <T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
}) => (
  <fieldset className="seg" aria-label={props.label}>
    {props.choices.map((choice) => (
      <button
        key={choice.value}
        type="button"
        lang={choice.lang}
        aria-pressed={choice.value === props.value}
        onClick={() => props.onChange(choice.value)}
      >
        {choice.label}
      </button>
    ))}
  </fieldset>
);
