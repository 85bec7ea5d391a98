import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { storeFile } from '../../../lib/upload/files.ts';
import { Button } from '../../../ui/Button.tsx';
import { Spine } from '../../../ui/Spine.tsx';
import { toastError } from '../../../ui/toast.ts';

/** The picture on a course's cover. */
export const Thumbnail = (props: {
  readonly courseId: string;
  readonly url: string | null;
  readonly onChange: (url: string | null) => void;
}) => {
  const { i18n } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const put = async (file: File) => {
    setBusy(true);
    try {
      const stored = await storeFile({ file, folder: 'thumbnails' });
      props.onChange(stored.url);
    } catch (error) {
      toastError(i18n._(problemText(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="thumb">
      <Spine id={props.courseId} picture={props.url} />
      <div>
        <p className="label sm two b">
          <Trans>Cover</Trans>
        </p>
        <Button size="sm" busy={isBusy} onClick={() => input.current?.click()}>
          <Trans>Choose a picture</Trans>
        </Button>
        {props.url && (
          <Button kind="text" size="sm" onClick={() => props.onChange(null)}>
            <Trans>Take it off</Trans>
          </Button>
        )}
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          hidden
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) void put(file);
          }}
        />
      </div>
    </div>
  );
};
