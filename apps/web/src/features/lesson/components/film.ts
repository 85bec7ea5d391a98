import { createContext, type RefObject, useContext } from 'react';

/** The video of the lesson, as the pages beside it use it. */
export interface Film {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly hasVideo: boolean;
  /** Goes there and plays. */
  readonly goTo: (second: number) => void;
  /** Where it stands, or null without a video. */
  readonly now: () => number | null;
}

const none: Film = { video: { current: null }, hasVideo: false, goTo: () => undefined, now: () => null };

export const FilmContext = createContext<Film>(none);

export const useFilm = (): Film => useContext(FilmContext);

/** A film in a video element. */
export const filmIn = (video: RefObject<HTMLVideoElement | null>, hasVideo: boolean): Film => ({
  video,
  hasVideo,
  goTo: (second) => {
    const element = video.current;
    if (!element) return;
    element.currentTime = second;
    void element.play().catch(() => undefined);
  },
  now: () => (hasVideo && video.current ? Math.floor(video.current.currentTime) : null),
});
