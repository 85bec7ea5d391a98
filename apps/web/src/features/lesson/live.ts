import type { LessonId } from '@lyceum/shared/kernel/ids.ts';
import { type RefObject, useEffect } from 'react';
import { call, queries } from '../../lib/api.ts';
import { watchedStretches } from './components/player/watched.ts';

const everyMs = 5_000;

/** Tells the server where a video stands and what of it was seen: every five seconds, at every pause, and when the page goes. */
const follow = (video: HTMLVideoElement, lessonId: LessonId): (() => void) => {
  const watched = watchedStretches();
  let told = video.currentTime;
  let toldAt = 0;
  const tell = () => {
    const position = Math.round(video.currentTime * 100) / 100;
    const intervals = watched.take().map(([from, to]): [number, number] => [from, to]);
    if (position === told && intervals.length === 0) return;
    told = position;
    toldAt = Date.now();
    void call.course.watch.mutate({ lessonId, position, intervals }).then(
      (state) => queries.course.lesson.setData({ lessonId }, (old) => old && { ...old, watched: state }),
      () => undefined,
    );
  };
  const see = () => {
    if (video.paused || video.seeking) return;
    watched.see(video.currentTime, video.playbackRate);
    if (Date.now() - toldAt >= everyMs) tell();
  };
  const lift = () => watched.lift();
  const onHidden = () => document.visibilityState === 'hidden' && tell();
  video.addEventListener('timeupdate', see);
  video.addEventListener('seeking', lift);
  video.addEventListener('pause', tell);
  document.addEventListener('visibilitychange', onHidden);
  return () => {
    tell();
    video.removeEventListener('timeupdate', see);
    video.removeEventListener('seeking', lift);
    video.removeEventListener('pause', tell);
    document.removeEventListener('visibilitychange', onHidden);
  };
};

/** Keeps where a reader is in the lesson's video, for every device of theirs. */
export const useFollowed = (video: RefObject<HTMLVideoElement | null>, lessonId: LessonId, isOn: boolean) => {
  useEffect(() => {
    if (isOn && video.current) return follow(video.current, lessonId);
  }, [video, lessonId, isOn]);
};
