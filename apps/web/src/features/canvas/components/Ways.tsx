import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';

/** In which way a Canvas is read. */
export type Way = 'oauth' | 'token' | 'calendar';

const Choice = (props: {
  readonly way: Way;
  readonly chosen: Way;
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly onChange: (way: Way) => void;
}) => (
  <label className="cv-way">
    <input type="radio" name="way" value={props.way} checked={props.way === props.chosen} onChange={() => props.onChange(props.way)} />
    <span>
      <b>{props.title}</b>
      <span className="two sm">{props.children}</span>
    </span>
  </label>
);

/** The ways there are, and what each is for. */
export const Ways = (props: { readonly way: Way; readonly hasOauth: boolean; readonly onChange: (way: Way) => void }) => {
  const { way, hasOauth, onChange } = props;
  const { t } = useLingui();
  return (
    <fieldset className="cv-ways" aria-label={t`How may Lyceum read it?`}>
      {hasOauth && (
        <Choice way="oauth" chosen={way} title={<Trans>Sign in at Canvas</Trans>} onChange={onChange}>
          <Trans>Nothing to copy. You allow it there and can take it back there.</Trans>
        </Choice>
      )}
      <Choice way="token" chosen={way} title={<Trans>Paste a token</Trans>} onChange={onChange}>
        <Trans>For yourself, and for schools that run Lyceum on their own.</Trans>
      </Choice>
      <Choice way="calendar" chosen={way} title={<Trans>Calendar feed</Trans>} onChange={onChange}>
        <Trans>Where a school bans tokens: titles and due dates come over. Grades, points and what you handed in do not.</Trans>
      </Choice>
    </fieldset>
  );
};
