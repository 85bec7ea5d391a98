import { Trans, useLingui } from '@lingui/react/macro';
import type { LessonId } from '@lyceum/shared/kernel/ids.ts';
import { FileText, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { api, queries } from '../../../lib/api.ts';
import { problemText } from '../../../lib/problem.ts';
import { storeFile } from '../../../lib/upload/files.ts';
import { Button } from '../../../ui/Button.tsx';
import { toastError } from '../../../ui/toast.ts';
import { useAttachments, useCaptions } from '../queries.ts';

const Pick = (props: {
  readonly accept?: string;
  readonly isBusy: boolean;
  readonly word: string;
  readonly onPick: (file: File) => void;
}) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="sm" busy={props.isBusy} onClick={() => input.current?.click()}>
        {props.word}
      </Button>
      <input
        ref={input}
        type="file"
        accept={props.accept}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) props.onPick(file);
          event.target.value = '';
        }}
      />
    </>
  );
};

/** Puts something away while saying that it is busy, and what went wrong. */
const useBusy = () => {
  const { i18n } = useLingui();
  const [isBusy, setBusy] = useState(false);
  const run = (work: () => Promise<unknown>) => {
    setBusy(true);
    void work()
      .catch((error: unknown) => toastError(i18n._(problemText(error))))
      .finally(() => setBusy(false));
  };
  return { isBusy, run };
};

/** The files that hang on a lesson. */
export const FilesField = ({ lessonId }: { readonly lessonId: LessonId }) => {
  const { t } = useLingui();
  const { data } = useAttachments(lessonId);
  const attach = api.storage.attach.useMutation();
  const detach = api.storage.detach.useMutation();
  const { isBusy, run } = useBusy();
  const refresh = () => queries.storage.attachments.invalidate({ lessonId });
  return (
    <>
      <ul className="levels">
        {data?.map((file) => (
          <li key={file.id} className="flex">
            <FileText className="i i-s" />
            <a href={file.url} className="grow clip">
              {file.name}
            </a>
            <button
              type="button"
              className="ib"
              aria-label={t`Take ${file.name} off`}
              onClick={() => run(() => detach.mutateAsync({ lessonId, id: file.id }).then(refresh))}
            >
              <X className="i i-s" />
            </button>
          </li>
        ))}
      </ul>
      <Pick
        word={t`Add a file`}
        isBusy={isBusy}
        onPick={(file) =>
          run(async () => {
            const { id } = await storeFile({ file, folder: 'attachments' });
            await attach.mutateAsync({ lessonId, id, name: file.name.slice(0, 200) });
            await refresh();
          })
        }
      />
    </>
  );
};

/** The captions of a lesson's video, a WebVTT file for each language. */
export const CaptionsField = ({ lessonId, language }: { readonly lessonId: LessonId; readonly language: 'en' | 'uk' }) => {
  const { t } = useLingui();
  const { data } = useCaptions(lessonId);
  const add = api.media.addCaptions.useMutation();
  const remove = api.media.removeCaptions.useMutation();
  const { isBusy, run } = useBusy();
  const refresh = () => queries.media.captions.invalidate({ lessonId });
  const label = language === 'uk' ? 'Українська' : 'English';
  return (
    <>
      <ul className="levels">
        {data?.map((track) => (
          <li key={track.id} className="flex">
            <span className="grow">{track.label}</span>
            {track.url === null && (
              <span className="sm two">
                <Trans>being prepared</Trans>
              </span>
            )}
            <button
              type="button"
              className="ib"
              aria-label={t`Take ${track.label} off`}
              onClick={() => run(() => remove.mutateAsync({ lessonId, trackId: track.id }).then(refresh))}
            >
              <X className="i i-s" />
            </button>
          </li>
        ))}
      </ul>
      <Pick
        word={t`Add captions (.vtt)`}
        accept=".vtt,text/vtt"
        isBusy={isBusy}
        onPick={(file) =>
          run(async () => {
            const { id } = await storeFile({ file, folder: 'attachments' });
            await add.mutateAsync({ lessonId, id, language, label });
            await refresh();
          })
        }
      />
    </>
  );
};
