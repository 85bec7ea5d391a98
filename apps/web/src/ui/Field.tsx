import { Trans, useLingui } from '@lingui/react/macro';
import { Eye, EyeOff, TriangleAlert } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId, useState } from 'react';

type Shared = { readonly label: string; readonly aside?: ReactNode; readonly hint?: ReactNode; readonly error?: string | undefined };

/** What a control inside a frame is given: its id and what describes it. */
interface Wiring {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** A label, a control, and beneath it either a hint or what is wrong. */
export const Frame = ({ label, aside, hint, error, children }: Shared & { readonly children: (wiring: Wiring) => ReactNode }) => {
  const id = useId();
  const says = error || hint ? `${id}-says` : undefined;
  return (
    <div className={`field${error ? ' bad' : ''}`}>
      <span className="label">
        <label htmlFor={id}>{label}</label>
        {aside}
      </span>
      {children({ id, 'aria-describedby': says, 'aria-invalid': error ? true : undefined })}
      {error ? (
        <p className="err" id={says}>
          <TriangleAlert className="i i-s" />
          {error}
        </p>
      ) : (
        hint && (
          <p className="hint" id={says}>
            {hint}
          </p>
        )
      )}
    </div>
  );
};

/** One line to write on. */
export const Field = ({ label, aside, hint, error, className = '', ...input }: Shared & ComponentProps<'input'>) => (
  <Frame {...{ label, aside, hint, error }}>{(wiring) => <input {...input} {...wiring} className={`input ${className}`} />}</Frame>
);

/** A password, which can be shown and is always pasteable. */
export const PasswordField = ({ label, aside, hint, error, ...input }: Shared & ComponentProps<'input'>) => {
  const { t } = useLingui();
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Frame
      label={label}
      aside={
        aside ?? (
          <span className="three">
            <Trans>paste is fine</Trans>
          </span>
        )
      }
      hint={hint}
      error={error}
    >
      {(wiring) => (
        <span className="input">
          <input {...input} {...wiring} type={isShown ? 'text' : 'password'} />
          <button
            type="button"
            className="ib"
            aria-label={isShown ? t`Hide password` : t`Show password`}
            onClick={() => setShown(!isShown)}
          >
            <Icon className="i" />
          </button>
        </span>
      )}
    </Frame>
  );
};

/** Says at the head of a form why it was not taken. */
export const FormError = ({ children }: { readonly children: ReactNode }) => (
  <p className="form-err" role="alert">
    <TriangleAlert className="i" />
    <span>{children}</span>
  </p>
);
