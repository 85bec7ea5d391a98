import { Trans, useLingui } from '@lingui/react/macro';
import type { Track } from '@lyceum/shared/media/contract.ts';
import { Play } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useFormats } from '../../../../lib/format.ts';
import { Controls, type PlayerActions } from './Controls.tsx';
import type { Cue } from './cues.ts';
import { Seek } from './Seek.tsx';
import { attach, type Playable } from './source.ts';
import { usePlayerKeys } from './use-keys.ts';
import { type MediaState, useMedia } from './use-media.ts';

/** Not worth coming back to: so close to the end that the lesson is over. */
const endS = 3;

/** Attaches the source when it is wanted: files at once (their first frame is the picture), streams at the first play. */
const useSource = (video: RefObject<HTMLVideoElement | null>, playable: Playable, startAt: number) => {
  const [isWanted, setWanted] = useState(playable.kind === 'file');
  const [hasFailed, setFailed] = useState(false);
  const begun = useRef(startAt);
  useEffect(() => {
    const element = video.current;
    if (!element || !isWanted) return;
    setFailed(false);
    const resume = () => {
      if (begun.current > 0 && begun.current < element.duration - endS) element.currentTime = begun.current;
      begun.current = 0;
    };
    element.addEventListener('loadedmetadata', resume, { once: true });
    const detach = attach(element, playable, () => setFailed(true));
    return () => {
      begun.current = element.currentTime;
      element.removeEventListener('loadedmetadata', resume);
      detach();
    };
  }, [video, playable, isWanted]);
  return { hasFailed, want: () => setWanted(true) };
};

const useActions = (video: RefObject<HTMLVideoElement | null>, figure: RefObject<HTMLElement | null>, want: () => void) => ({
  toggle: () => {
    want();
    // Asked for while the source is still being attached: the element keeps the wish.
    queueMicrotask(() => {
      const element = video.current;
      if (!element) return;
      if (element.paused) {
        element.autoplay = true;
        void element.play().catch(() => undefined);
      } else {
        element.autoplay = false;
        element.pause();
      }
    });
  },
  setRate: (rate: number) => {
    if (video.current) video.current.playbackRate = rate;
  },
  pictureInPicture: () => void video.current?.requestPictureInPicture().catch(() => undefined),
  fullScreen: () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void figure.current?.requestFullscreen().catch(() => undefined);
  },
});

const Face = (props: { readonly state: MediaState; readonly startAt: number; readonly onPlay: () => void }) => {
  const { t } = useLingui();
  const { clock } = useFormats();
  const { state, onPlay } = props;
  if (state.isPlaying || state.time > props.startAt + 1) return null;
  const startAt = state.duration > 0 && props.startAt >= state.duration - endS ? 0 : props.startAt;
  return (
    <button type="button" className="bigplay" onClick={onPlay} aria-label={startAt > 0 ? t`Go on from ${clock(startAt * 1000)}` : t`Play`}>
      <Play className="i i-l" />
      {startAt > 0 && (
        <span className="num" aria-hidden="true">
          {clock(startAt * 1000)}
        </span>
      )}
    </button>
  );
};

/** A lesson's video with its own controls; captions are drawn here, so that they stay in full screen. */
export const Player = (props: {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly playable: Playable;
  readonly title: string;
  readonly startAt: number;
  /** The captions to read, if there are any. */
  readonly track: Track | undefined;
  readonly cues: readonly Cue[];
  readonly isCaptioned: boolean;
  readonly onToggleCaptions: () => void;
}) => {
  const { video, playable, cues } = props;
  const figure = useRef<HTMLElement>(null);
  const { hasFailed, want } = useSource(video, playable, props.startAt);
  const state = useMedia(video);
  const actions: PlayerActions = { ...useActions(video, figure, want), toggleCaptions: props.onToggleCaptions };
  const seek = (to: number) => {
    want();
    if (video.current) video.current.currentTime = to;
  };
  usePlayerKeys(video, actions, seek);
  const line = props.isCaptioned ? cues.find((cue) => cue.from <= state.time && state.time < cue.to)?.text : undefined;
  return (
    <figure className="player" ref={figure} aria-label={props.title}>
      <div className="screen">
        {/* Cross-origin only for captions from elsewhere: our own files come with their cookie. */}
        <video
          ref={video}
          playsInline
          preload="metadata"
          poster={playable.poster ?? undefined}
          crossOrigin={playable.kind === 'mux' ? 'anonymous' : undefined}
          onClick={actions.toggle}
        >
          <track kind="captions" src={props.track?.url ?? undefined} srcLang={props.track?.language} label={props.track?.label} />
        </video>
        <Face state={state} startAt={props.startAt} onPlay={actions.toggle} />
        {line && (
          <p className="cc">
            <span>{line}</span>
          </p>
        )}
        {(hasFailed || state.hasFailed) && (
          <p className="cc" role="alert">
            <span>
              <Trans>The video does not load. Check the connection and try again.</Trans>
            </span>
          </p>
        )}
      </div>
      <div className="pbar">
        <Seek time={state.time} duration={state.duration} onSeek={seek} />
        <Controls state={state} actions={actions} hasCaptions={props.track !== undefined} isCaptioned={props.isCaptioned} />
      </div>
    </figure>
  );
};
