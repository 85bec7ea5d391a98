import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { problemOf, problemText, requestIdOf } from '../lib/problem.ts';
import { buttonClass } from './Button.tsx';
import { Doodle } from './Doodle.tsx';
import type { DoodleName } from './doodles.ts';
import { Heading } from './Heading.tsx';

const Sheet = (props: {
  readonly doodle: DoodleName;
  readonly code: string;
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) => (
  <main id="main" className="torn">
    <div className="torn-box">
      <Doodle name={props.doodle} />
      <div>
        <p className="num three">{props.code}</p>
        <Heading title={props.title} className="h-xl">
          {props.title}
        </Heading>
        <p className="two sp-h">{props.children}</p>
        <p className="sp-1 flex wrap">
          {props.action}
          <Link to="/" className={buttonClass(props.action ? 'line' : 'pen')}>
            <Trans>To the first page</Trans>
          </Link>
        </p>
      </div>
    </div>
  </main>
);

/** 404. */
export const NotFound = () => {
  const { t } = useLingui();
  return (
    <Sheet doodle="torn" code="404" title={t`This page was torn out.`}>
      <Trans>Nothing is at this address, or it is not for you to see.</Trans>
    </Sheet>
  );
};

/** 403. */
export const Forbidden = ({ children }: { readonly children?: ReactNode }) => {
  const { t } = useLingui();
  return (
    <Sheet doodle="key" code="403" title={t`This page is in somebody else’s book.`}>
      {children ?? <Trans>Ask the tutor who leads the class to add your address.</Trans>}
    </Sheet>
  );
};

/** 410: the link has been used up, or is too old. */
export const Expired = ({ children }: { readonly children?: ReactNode }) => {
  const { t } = useLingui();
  return (
    <Sheet doodle="snail" code="410" title={t`This link is too old.`}>
      {children ?? <Trans>Ask whoever sent it for a new one.</Trans>}
    </Sheet>
  );
};

const Broken = ({ error, retry }: { readonly error: unknown; readonly retry?: (() => void) | undefined }) => {
  const { t, i18n } = useLingui();
  const requestId = requestIdOf(error);
  const again = retry && (
    <button type="button" className={buttonClass('pen')} onClick={retry}>
      <Trans>Try again</Trans>
    </button>
  );
  return (
    <Sheet doodle="snail" code="500" title={t`There is a blot on this page.`} action={again}>
      {i18n._(problemText(error))}
      {requestId && (
        <>
          {' '}
          <Trans>
            If it happens again, tell the school this number: <span className="num">{requestId}</span>
          </Trans>
        </>
      )}
    </Sheet>
  );
};

/** The page for an error: the server's word decides which. */
export const ErrorPage = ({ error, retry }: { readonly error: unknown; readonly retry?: (() => void) | undefined }) => {
  const code = problemOf(error)?.code;
  if (code === 'not_found') return <NotFound />;
  if (code === 'forbidden') return <Forbidden />;
  if (code === 'gone' || code === 'already_ended') return <Expired />;
  return <Broken error={error} retry={retry} />;
};
