import { Trans, useLingui } from '@lingui/react/macro';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { buttonClass } from '../ui/Button.tsx';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
import { Logo } from '../ui/Logo.tsx';
import { Crumbs } from '../ui/shell/Crumbs.tsx';
import { type Crumb, CrumbContext } from '../ui/shell/crumb.ts';

/** The frame for a visitor: no rail, the way in at the right. */
export const Visitor = () => {
  const { t } = useLingui();
  const [crumb, setCrumb] = useState<Crumb | null>(null);
  const here = useRouterState({ select: (state) => state.location.href });
  return (
    <div className="shell visitor">
      <a className="skip" href="#main">
        <Trans>Skip to content</Trans>
      </a>
      <header className="strip">
        <Link to="/learn" className="brand plain" aria-label={t`Lyceum, all courses`}>
          <Logo />
          <span aria-hidden="true">Lyceum</span>
        </Link>
        <div className="crumb">
          <Crumbs crumb={crumb} />
        </div>
        <div className="tools">
          <span className="desktop-only">
            <LanguageSwitch />
          </span>
          <Link to="/sign-in" search={{ next: here }} className={buttonClass('line', 'sm')}>
            <Trans>Sign in</Trans>
          </Link>
        </div>
      </header>
      <main id="main" className="page">
        <i className="redline" />
        <CrumbContext value={setCrumb}>
          <Outlet />
        </CrumbContext>
      </main>
    </div>
  );
};
