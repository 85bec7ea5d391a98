import { Trans } from '@lingui/react/macro';
import { ExternalLink } from 'lucide-react';
import { buttonClass } from '../../../ui/Button.tsx';
import type { Institution } from './Connect.tsx';

/** The way to the sign-in of Canvas and back. */
export const OauthForm = ({ institution }: { readonly institution: Institution }) => (
  <p className="sp-1">
    <a className={buttonClass('pen')} href={institution.oauthUrl ?? '#'} rel="noreferrer">
      <ExternalLink className="i i-s" />
      <Trans>Sign in at {institution.canvasName}</Trans>
    </a>
  </p>
);
