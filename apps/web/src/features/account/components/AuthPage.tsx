import { Trans } from '@lingui/react/macro';
import type { FormEventHandler, ReactNode } from 'react';
import { Heading } from '../../../ui/Heading.tsx';
import { LanguageSwitch } from '../../../ui/LanguageSwitch.tsx';
import { Cover } from './Cover.tsx';

/** A page before signing in: the cover on the left, something to fill in on the right. */
export const AuthPage = (props: {
  readonly title: string;
  readonly lead: ReactNode;
  readonly owner: string;
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly children: ReactNode;
}) => (
  <div className="auth">
    <a className="skip" href="#main">
      <Trans>Skip to the form</Trans>
    </a>
    <Cover owner={props.owner} />
    <main id="main" className="auth-form">
      <div className="auth-top">
        <LanguageSwitch />
      </div>
      <form className="auth-box" noValidate onSubmit={props.onSubmit}>
        <Heading title={props.title}>{props.title}</Heading>
        <p className="two sp-h">{props.lead}</p>
        {props.children}
      </form>
    </main>
  </div>
);
