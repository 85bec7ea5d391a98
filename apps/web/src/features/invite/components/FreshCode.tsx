import { Trans } from '@lingui/react/macro';
import type { FreshInvite } from '@lyceum/shared/invite/contract.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Row } from '../../../ui/Row.tsx';

const grouped = (code: string): string => code.replace(/(.{5})(?=.)/g, '$1-');

/** A code that was just made: shown here, once, and nowhere again. */
export const FreshCode = ({ invite }: { readonly invite: FreshInvite }) => (
  <Row
    className="freshr"
    margin={
      <span className="now">
        <Trans>just now</Trans>
      </span>
    }
  >
    <section className="fresh" aria-live="polite">
      <div className="grow">
        <p className="sm two">
          {invite.email ? (
            <Trans>A mail with a link of its own is on its way to {invite.email}. This link works, too.</Trans>
          ) : (
            <Trans>Send this link to whoever you invite.</Trans>
          )}{' '}
          <Trans>The code hides when you leave this page: only its hash is kept.</Trans>
        </p>
        <p className="code-big num">
          <span className="mark">{grouped(invite.code)}</span>
        </p>
      </div>
      <CopyButton text={invite.link}>
        <Trans>Copy link</Trans>
      </CopyButton>
    </section>
  </Row>
);
