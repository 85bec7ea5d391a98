import { type RefObject, useEffect, useState } from 'react';

/** A line of captions, in seconds. */
export interface Cue {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** WebVTT may carry tags for voices and styles; here only the words count. */
const wordsOf = (cue: TextTrackCue): string => (cue instanceof VTTCue ? cue.getCueAsHTML().textContent : '').replace(/\s+/g, ' ').trim();

const read = (track: TextTrack): readonly Cue[] =>
  [...(track.cues ?? [])].map((cue) => ({ from: cue.startTime, to: cue.endTime, text: wordsOf(cue) })).filter(({ text }) => text !== '');

/** The captions at `url` of a video; hidden from the browser, for the player draws them itself. */
export const useCues = (video: RefObject<HTMLVideoElement | null>, url: string | null): readonly Cue[] => {
  const [cues, setCues] = useState<readonly Cue[]>([]);
  useEffect(() => {
    setCues([]);
    const element = url ? video.current?.querySelector('track') : null;
    if (!element) return;
    const load = () => setCues(read(element.track));
    element.track.mode = 'hidden';
    element.addEventListener('load', load);
    load();
    return () => {
      element.removeEventListener('load', load);
      element.track.mode = 'disabled';
    };
  }, [video, url]);
  return cues;
};

/** Joins lines to paragraphs of about half a minute, as a transcript is read. */
export const paragraphs = (cues: readonly Cue[]): readonly (readonly Cue[])[] => {
  const all: Cue[][] = [];
  for (const cue of cues) {
    const last = all.at(-1);
    const begun = last?.[0]?.from ?? 0;
    if (last && cue.to - begun <= 30 && cue.from - (last.at(-1)?.to ?? 0) < 4) last.push(cue);
    else all.push([cue]);
  }
  return all;
};
