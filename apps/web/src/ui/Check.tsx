import type { ReactNode } from 'react';

/** A square to tick. */
export const Check = (props: { readonly isOn: boolean; readonly children: ReactNode; readonly onChange: (isOn: boolean) => void }) => (
  <label className="check">
    <input type="checkbox" checked={props.isOn} onChange={(event) => props.onChange(event.target.checked)} />
    <span>{props.children}</span>
  </label>
);
