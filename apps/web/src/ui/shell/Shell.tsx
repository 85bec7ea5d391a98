import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Logo } from '../Logo.tsx';
import { Sections } from './Sections.tsx';

/** The frame of every signed-in page: rail and strip on a desk, tabs at the bottom on a phone, the red line through both. */
export const Shell = (props: {
  readonly className?: string;
  /** Where in the book this is. */
  readonly crumb: ReactNode;
  /** At the right end of the strip. */
  readonly tools: ReactNode;
  readonly unread: number;
  /** Sections beside the five: in the rail only, phones reach them from the menu of the person. */
  readonly further?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) => {
  const { t } = useLingui();
  return (
    <div className={`shell ${props.className ?? ''}`}>
      <a className="skip" href="#main">
        <Trans>Skip to content</Trans>
      </a>
      <nav className="rail" aria-label={t`Sections`}>
        <span className="logo">
          <Logo />
        </span>
        <Sections unread={props.unread} />
        {props.further}
      </nav>
      <header className="strip">
        <div className="brand">Lyceum</div>
        <div className="crumb">{props.crumb}</div>
        <div className="tools">{props.tools}</div>
      </header>
      <main id="main" className={`page ${props.wide ? 'wide' : ''}`}>
        <i className="redline" />
        {props.children}
      </main>
      <nav className="tabbar" aria-label={t`Sections`}>
        <Sections unread={props.unread} />
      </nav>
    </div>
  );
};
