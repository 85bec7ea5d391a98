import type { ComponentProps, ReactNode } from 'react';
import { Frame } from './Field.tsx';

/** One choice of a few, as the device shows such lists. */
export const Select = <T extends string>(
  props: Omit<ComponentProps<'select'>, 'value' | 'onChange'> & {
    readonly label: string;
    readonly hint?: ReactNode;
    readonly value: T;
    readonly choices: readonly { readonly value: T; readonly label: string }[];
    readonly onChoose: (value: T) => void;
  },
) => {
  const { label, hint, value, choices, onChoose, ...rest } = props;
  return (
    <Frame label={label} hint={hint}>
      {(wiring) => (
        <select {...rest} {...wiring} className="input" value={value} onChange={(event) => onChoose(event.target.value as T)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Frame>
  );
};
