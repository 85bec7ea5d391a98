import { Trans } from '@lingui/react/macro';
import { useFormats } from '../../../lib/format.ts';

/** When what stands here was read; on every tile. */
export const Fresh = ({ at }: { readonly at: string | null | undefined }) => {
  const formats = useFormats();
  if (!at) return null;
  const isToday = formats.dayKey(at) === formats.dayKey(Date.now());
  const when = isToday ? formats.time(at) : `${formats.dayMonth(at)} ${formats.time(at)}`;
  return (
    <time className="fresh-as xs three nowrap" dateTime={at}>
      <Trans>fresh as of {when}</Trans>
    </time>
  );
};
