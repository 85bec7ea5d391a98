import { Trans, useLingui } from '@lingui/react/macro';
import type { AdminLesson } from '@lyceum/shared/course/contract/lesson.ts';
import { Film } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { api, queries } from '../../../lib/api.ts';
import { problemOf, problemText } from '../../../lib/problem.ts';
import { storeFile } from '../../../lib/upload/files.ts';
import { startUpload } from '../../../lib/upload/uploads.ts';
import { Button } from '../../../ui/Button.tsx';
import { toast, toastError } from '../../../ui/toast.ts';
import { usePlayback, useVideos } from '../queries.ts';

interface Chosen {
  readonly file: File;
  readonly handle?: FileSystemFileHandle;
}

/** Sends a video to Mux, or where there is none into the school's own storage. */
const useSend = (lesson: AdminLesson) => {
  const { t, i18n } = useLingui();
  const me = api.account.me.useQuery({});
  const [share, setShare] = useState<number | null>(null);
  const setVideo = api.storage.setVideo.useMutation();
  const toStorage = async (file: File) => {
    setShare(0);
    const stored = await storeFile({ file, folder: 'lessons', onProgress: setShare });
    await setVideo.mutateAsync({ lessonId: lesson.id, id: stored.id });
    await queries.media.playback.invalidate({ lessonId: lesson.id });
    toast(t`Ready: the lesson plays it.`);
  };
  const send = async ({ file, handle }: Chosen) => {
    try {
      await startUpload({ lessonId: lesson.id, title: lesson.title, person: me.data?.id ?? '', file, ...(handle && { handle }) });
      await queries.media.list.invalidate({ lessonId: lesson.id });
    } catch (error) {
      if (problemOf(error)?.code === 'unavailable') await toStorage(file).catch((fault: unknown) => toastError(i18n._(problemText(fault))));
      else toastError(i18n._(problemText(error)));
    } finally {
      setShare(null);
    }
  };
  return { send, share };
};

const dropped = async (event: DragEvent): Promise<Chosen | null> => {
  event.preventDefault();
  const item = [...event.dataTransfer.items].find(({ kind }) => kind === 'file');
  const file = item?.getAsFile();
  if (!item || !file) return null;
  const opened = 'getAsFileSystemHandle' in item ? await (item.getAsFileSystemHandle as () => Promise<unknown>)() : null;
  return opened instanceof FileSystemFileHandle ? { file, handle: opened } : { file };
};

const State = ({ lesson }: { readonly lesson: AdminLesson }) => {
  const { data } = useVideos(lesson.id);
  const playback = usePlayback(lesson.id);
  const [newest] = data?.items ?? [];
  if (newest?.status === 'errored')
    return (
      <span className="red-t">
        <Trans>The last upload failed: {newest.error}</Trans>
      </span>
    );
  if (newest?.status === 'waiting' || newest?.status === 'processing') return <Trans>A video is on its way.</Trans>;
  if (newest?.status === 'ready' || playback.data?.kind === 'file' || playback.data?.kind === 'mux')
    return <Trans>The lesson has a video.</Trans>;
  return <Trans>Drop a video here, or choose one.</Trans>;
};

/** The video of a lesson: drop one, or choose one; it goes up in the dock while other things are done. */
export const VideoField = ({ lesson }: { readonly lesson: AdminLesson }) => {
  const { t } = useLingui();
  const { send, share } = useSend(lesson);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const choose = async () => {
    if (!window.showOpenFilePicker) return input.current?.click();
    const [handle] = await window.showOpenFilePicker({ types: [{ accept: { 'video/*': [] } }] }).catch(() => []);
    if (handle) await send({ file: await handle.getFile(), handle });
  };
  return (
    <fieldset
      aria-label={t`Video`}
      className={`drop ${isOver ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        void dropped(event).then((chosen) => chosen && send(chosen));
      }}
    >
      <Film className="i i-l" />
      <span className="grow two">{share === null ? <State lesson={lesson} /> : <Trans>{Math.floor(share * 100)} % sent</Trans>}</span>
      <Button busy={share !== null} onClick={() => void choose()}>
        <Trans>Choose a video</Trans>
      </Button>
      <input
        ref={input}
        type="file"
        accept="video/*"
        hidden
        data-field="video"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void send({ file });
        }}
      />
    </fieldset>
  );
};
