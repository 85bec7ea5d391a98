import type { ComponentProps, ReactNode } from 'react';
import { Frame } from './Field.tsx';

/** Several lines to write on. */
export const Area = (
  props: ComponentProps<'textarea'> & { readonly label: string; readonly aside?: ReactNode; readonly hint?: ReactNode },
) => {
  const { label, aside, hint, ...rest } = props;
  return (
    <Frame label={label} aside={aside} hint={hint}>
      {(wiring) => <textarea rows={4} {...rest} {...wiring} className="input" />}
    </Frame>
  );
};
