import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef } from 'react';
import { useFormats } from '../../../lib/format.ts';
import { problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { Confirm } from '../../../ui/Confirm.tsx';
import { FormError } from '../../../ui/Field.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { toast } from '../../../ui/toast.ts';
import { useFeed, useFeedActs } from '../queries.ts';
import { FreshAddress } from './FreshAddress.tsx';

const Line = ({ title, says, children }: { readonly title: ReactNode; readonly says: ReactNode; readonly children: ReactNode }) => (
  <div className="row choice">
    <div className="t grow">
      <p className="b">{title}</p>
      <p className="two sm">{says}</p>
    </div>
    <div className="flex">{children}</div>
  </div>
);

const Closed = (props: { readonly isBusy: boolean; readonly isJustClosed: boolean; readonly onOpen: () => void }) => {
  const { isBusy, isJustClosed, onOpen } = props;
  const button = useRef<HTMLButtonElement>(null);
  // Whoever turned it off stood on a button that is gone.
  useEffect(() => {
    if (isJustClosed) button.current?.focus();
  }, [isJustClosed]);
  return (
    <Line
      title={<Trans>Your agenda in any calendar</Trans>}
      says={<Trans>Classes, and what is due in Canvas, in the calendar that you use anyway. It asks for what is new every hour.</Trans>}
    >
      <Button ref={button} busy={isBusy} onClick={onOpen}>
        <Trans>Make an address</Trans>
      </Button>
    </Line>
  );
};

const Open = (props: {
  readonly since: string | null;
  readonly isBusy: boolean;
  readonly onRenew: () => void;
  readonly onClose: () => void;
}) => {
  const { since, isBusy } = props;
  const formats = useFormats();
  const when = since && formats.full(since);
  return (
    <Line
      title={when ? <Trans>Open since {when}</Trans> : <Trans>Open</Trans>}
      says={<Trans>A calendar that has the address shows your classes and what is due in Canvas.</Trans>}
    >
      <Confirm
        title={<Trans>Make a new address?</Trans>}
        says={<Trans>The one before stops working at once: calendars that have it show nothing new from then on.</Trans>}
        action={<Trans>Make a new one</Trans>}
        onConfirm={props.onRenew}
      >
        <Button busy={isBusy}>
          <Trans>Make a new address</Trans>
        </Button>
      </Confirm>
      <Confirm
        title={<Trans>Turn the feed off?</Trans>}
        says={<Trans>Nothing is at the address from then on. Another one can be made at any time.</Trans>}
        action={<Trans>Turn it off</Trans>}
        onConfirm={props.onClose}
      >
        <Button kind="red" busy={isBusy}>
          <Trans>Turn off</Trans>
        </Button>
      </Confirm>
    </Line>
  );
};

/** One's agenda for calendar programs: an address that is made, replaced and turned off here, and shown only when it is made. */
export const CalendarFeed = () => {
  const { t, i18n } = useLingui();
  const feed = useFeed();
  const { open, close } = useFeedActs();
  const fault = open.error ?? close.error ?? (feed.data ? null : feed.error);
  const isOpen = open.data !== undefined || feed.data?.isOpen === true;
  const isBusy = open.isPending || close.isPending;
  const make = () => {
    close.reset();
    open.mutate({});
  };
  const end = () => close.mutate({}, { onSuccess: () => toast(t`Nobody can read your calendar by its address any more.`) });
  return (
    <div className="rows feed">
      {fault && <FormError>{i18n._(problemText(fault))}</FormError>}
      {!feed.data && !feed.error && <Skeleton rows={1} label={t`The calendar feed is being fetched`} />}
      {!feed.data && feed.error && (
        <p>
          <Button busy={feed.isFetching} onClick={() => void feed.refetch()}>
            <Trans>Try again</Trans>
          </Button>
        </p>
      )}
      {open.data && <FreshAddress feed={open.data} />}
      {isOpen && <Open since={feed.data?.createdAt ?? null} isBusy={isBusy} onRenew={make} onClose={end} />}
      {feed.data && !isOpen && <Closed isBusy={isBusy} isJustClosed={close.isSuccess} onOpen={make} />}
    </div>
  );
};
