import { Trans, useLingui } from '@lingui/react/macro';
import type { FreshFeed } from '@lyceum/shared/agenda/contract.ts';
import { CalendarPlus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { buttonClass } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Frame } from '../../../ui/Field.tsx';

/** An address that was just made: shown here, once, and nowhere again. */
export const FreshAddress = ({ feed }: { readonly feed: FreshFeed }) => {
  const { t } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  // Whoever asked for it is taken to it, with all of it chosen.
  useEffect(() => {
    if (feed.url) field.current?.focus();
  }, [feed.url]);
  return (
    <div className="feed-fresh">
      <Frame
        label={t`Address of your calendar`}
        hint={
          <Trans>
            This is the only time it is shown: copy it now. Whoever has it can read your agenda, so give it to your calendar and to nobody
            else.
          </Trans>
        }
      >
        {(wiring) => (
          <input {...wiring} ref={field} className="input num" readOnly value={feed.url} onFocus={(event) => event.target.select()} />
        )}
      </Frame>
      <p className="flex wrap">
        <CopyButton text={feed.url}>
          <Trans>Copy address</Trans>
        </CopyButton>
        <a className={buttonClass('pen')} href={feed.webcalUrl}>
          <CalendarPlus className="i i-s" />
          <Trans>Add to calendar</Trans>
        </a>
      </p>
    </div>
  );
};
