import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Pause, Play, RotateCcw, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { choose, dismissUpload, pauseUpload, reopen, resumeUpload, retryUpload, type Upload } from '../../../lib/upload/uploads.ts';
import { announce } from '../../../ui/Announcer.tsx';
import { Ruler } from '../../../ui/Ruler.tsx';
import { Tick } from '../../../ui/Tick.tsx';

const percentOf = ({ sent, file }: Upload): number => Math.floor((sent / Math.max(1, file.size)) * 100);

const TimeLeft = ({ seconds }: { readonly seconds: number }) =>
  seconds < 90 ? (
    <Plural value={seconds} one="# second left" other="# seconds left" />
  ) : (
    <Plural value={Math.ceil(seconds / 60)} one="# minute left" other="# minutes left" />
  );

/** What went wrong, in the reader's words where it has some. */
const Fault = ({ fault }: { readonly fault: string | null }) =>
  fault === 'gone' ? <Trans>Too much time went by: the upload has to begin anew.</Trans> : <Trans>It did not work: {fault}</Trans>;

const Words = ({ upload }: { readonly upload: Upload }) => {
  const percent = percentOf(upload);
  switch (upload.stage) {
    case 'sending':
      return (
        <>
          {percent} %{upload.left !== null && ' · '}
          {upload.left !== null && <TimeLeft seconds={upload.left} />}
        </>
      );
    case 'paused':
      return <Trans>{percent} %, paused</Trans>;
    case 'waiting':
      return <Trans>{percent} %, waiting for the network</Trans>;
    case 'lost':
      return upload.isWrongFile ? (
        <Trans>This is another file. Choose {upload.file.name}.</Trans>
      ) : (
        <Trans>
          Choose {upload.file.name} again to go on from {percent} %
        </Trans>
      );
    case 'processing':
      return <Trans>All sent. It is being prepared.</Trans>;
    case 'ready':
      return <Trans>Ready: the lesson plays it.</Trans>;
    case 'failed':
      return <Fault fault={upload.fault} />;
  }
};

const Again = ({ upload }: { readonly upload: Upload }) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="btn btn-line btn-sm"
        onClick={() => (upload.handle ? void reopen(upload.uploadId) : input.current?.click())}
      >
        <Trans>Choose the file</Trans>
      </button>
      <input
        ref={input}
        type="file"
        accept="video/*"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) choose(upload.uploadId, file);
        }}
      />
    </>
  );
};

const Action = ({ upload }: { readonly upload: Upload }) => {
  const { t } = useLingui();
  const { uploadId, stage } = upload;
  if (stage === 'lost') return <Again upload={upload} />;
  if (stage === 'ready') return <Tick size={20} />;
  if (stage === 'processing') return null;
  const actions = {
    sending: { label: t`Pause`, Icon: Pause, act: () => pauseUpload(uploadId) },
    paused: { label: t`Go on`, Icon: Play, act: () => resumeUpload(uploadId) },
    waiting: { label: t`Try now`, Icon: Play, act: () => resumeUpload(uploadId) },
    failed: { label: t`Try again`, Icon: RotateCcw, act: () => void retryUpload(uploadId) },
  } as const;
  const { label, Icon, act } = actions[stage];
  return (
    <button type="button" className="ib" aria-label={label} onClick={act}>
      <Icon className="i i-s" />
    </button>
  );
};

/** One upload in the dock: what it is, how far it has come, and what can be done about it. */
export const UploadRow = ({ upload }: { readonly upload: Upload }) => {
  const { t } = useLingui();
  const { stage, title } = upload;
  useEffect(() => {
    if (stage === 'ready') announce(t`${title}: ready`);
    if (stage === 'failed') announce(t`${title}: the upload failed`);
  }, [stage, title, t]);
  const isMoving = ['sending', 'paused', 'waiting', 'lost'].includes(upload.stage);
  return (
    <li className="upload" data-stage={upload.stage}>
      <div className="grow">
        <p className="b clip">{upload.title}</p>
        <p className={`xs ${upload.stage === 'failed' || upload.isWrongFile ? 'red-t' : 'two'}`}>
          <Words upload={upload} />
        </p>
        {isMoving && <Ruler percent={percentOf(upload)} label={t`Sent of ${upload.file.name}`} />}
      </div>
      <Action upload={upload} />
      <button type="button" className="ib" aria-label={t`Remove from the list`} onClick={() => void dismissUpload(upload.uploadId)}>
        <X className="i i-s" />
      </button>
    </li>
  );
};
