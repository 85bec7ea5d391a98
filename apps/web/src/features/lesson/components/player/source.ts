import type { Playback } from '@lyceum/shared/media/contract.ts';

/** A video that there is. */
export type Playable = Exclude<Playback, { kind: 'none' }>;

const hlsType = 'application/vnd.apple.mpegurl';

/** Hands a stream to hls.js; its own worker fetches and unpacks it. Ends what was begun when called back. */
const playByHls = async (video: HTMLVideoElement, url: string, onFault: () => void): Promise<() => void> => {
  const { default: Hls } = await import('hls.js/light');
  if (!Hls.isSupported()) {
    onFault();
    return () => undefined;
  }
  const hls = new Hls({ capLevelToPlayerSize: true });
  hls.on(Hls.Events.ERROR, (_event, { fatal }) => fatal && onFault());
  hls.loadSource(url);
  hls.attachMedia(video);
  return () => hls.destroy();
};

/** Gives a video element what it plays: the browser's own way where it can, hls.js (fetched now) where it cannot. */
export const attach = (video: HTMLVideoElement, playable: Playable, onFault: () => void): (() => void) => {
  if (playable.kind === 'file' || video.canPlayType(hlsType) !== '') {
    video.src = playable.url;
    return () => {
      video.removeAttribute('src');
      video.load();
    };
  }
  let isOver = false;
  let end: (() => void) | null = null;
  void playByHls(video, playable.url, onFault).then((stop) => {
    end = stop;
    if (isOver) stop();
  }, onFault);
  return () => {
    isOver = true;
    end?.();
  };
};
