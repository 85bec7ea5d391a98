import { type RefObject, useEffect, useState } from 'react';

/** What a video is doing, in seconds. */
export interface MediaState {
  readonly time: number;
  readonly duration: number;
  readonly isPlaying: boolean;
  readonly isWaiting: boolean;
  readonly rate: number;
  readonly hasFailed: boolean;
}

const still: MediaState = { time: 0, duration: 0, isPlaying: false, isWaiting: false, rate: 1, hasFailed: false };
const told = ['play', 'pause', 'timeupdate', 'durationchange', 'ratechange', 'seeked', 'seeking', 'waiting', 'playing', 'ended', 'error'];

const read = (video: HTMLVideoElement, isWaiting: boolean): MediaState => ({
  time: video.currentTime,
  duration: Number.isFinite(video.duration) ? video.duration : 0,
  isPlaying: !video.paused && !video.ended,
  isWaiting,
  rate: video.playbackRate,
  hasFailed: video.error !== null && video.hasAttribute('src'),
});

/** Follows a video element. */
export const useMedia = (ref: RefObject<HTMLVideoElement | null>): MediaState => {
  const [state, setState] = useState(still);
  useEffect(() => {
    const video = ref.current;
    if (!video) return;
    const follow = (event: Event) => setState(read(video, event.type === 'waiting'));
    for (const name of told) video.addEventListener(name, follow);
    return () => {
      for (const name of told) video.removeEventListener(name, follow);
    };
  }, [ref]);
  return state;
};
