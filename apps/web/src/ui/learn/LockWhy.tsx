import { Plural, Trans } from '@lingui/react/macro';
import type { Lock, LockReason } from '@lyceum/shared/course/contract/lesson.ts';
import { Lock as LockIcon } from 'lucide-react';
import { useFormats } from '../../lib/format.ts';

const Reason = ({ reason }: { readonly reason: LockReason }) => {
  const formats = useFormats();
  switch (reason.code) {
    case 'prerequisite':
      return <Trans>Opens after “{reason.title}”</Trans>;
    case 'date':
      return <Trans>Opens {formats.dayAndTime(reason.at)}</Trans>;
    case 'enrolment':
      return reason.at ? (
        <Trans>Opens {formats.dayAndTime(reason.at)}</Trans>
      ) : (
        <Plural value={reason.days} one="Opens # day after you join" other="Opens # days after you join" />
      );
    case 'score':
      return (
        <Trans>
          Opens at {reason.percent} % in “{reason.title}”
        </Trans>
      );
  }
};

const keyOf = (reason: LockReason): string => `${reason.code} ${reason.text}`;

/** Why something is not open yet, and what opens it. */
export const LockWhy = ({ lock }: { readonly lock: Lock }) => (
  <span className="lockwhy two sm">
    <LockIcon className="i i-s" />
    <span>
      {lock.reasons.map((reason, place) => (
        <span key={keyOf(reason)}>
          {place > 0 && ', '}
          <Reason reason={reason} />
        </span>
      ))}
      {lock.reasons.length === 0 && <Trans>Not open yet</Trans>}
    </span>
  </span>
);
