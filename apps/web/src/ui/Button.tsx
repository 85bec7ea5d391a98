import type { ComponentProps } from 'react';

/** pen does it, line is also possible, text is quiet, red ends something, marker is Join and only Join. */
export type ButtonKind = 'pen' | 'line' | 'text' | 'red' | 'marker';

type Props = ComponentProps<'button'> & {
  readonly kind?: ButtonKind;
  readonly size?: 'sm' | 'lg' | undefined;
  readonly busy?: boolean;
};

/** The classes of a button, for links that look like one. */
export const buttonClass = (kind: ButtonKind, size?: 'sm' | 'lg'): string => `btn btn-${kind}${size ? ` btn-${size}` : ''}`;

/** A button; while busy it keeps its words and its place and cannot be pressed twice. */
export const Button = ({ kind = 'line', size, busy = false, className = '', children, onClick, ...rest }: Props) => (
  <button
    type="button"
    {...rest}
    className={`${buttonClass(kind, size)} ${className}`}
    aria-busy={busy || undefined}
    onClick={busy ? (event) => event.preventDefault() : onClick}
  >
    {busy && (
      <span className="pen-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
    )}
    {children}
  </button>
);
