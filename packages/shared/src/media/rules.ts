import type { AssetId } from '../kernel/ids.ts';
import type { VideoStatus } from './contract.ts';

/** How far a signature's time may be from ours, both ways. */
export const webhookToleranceMs = 300_000;
/** How long an upload that nothing is heard of is left alone before Mux is asked. */
export const silenceMs = 120_000;

/** What is known about a video, and all that is ever kept of what Mux tells. */
export interface VideoFacts {
  readonly status: VideoStatus;
  readonly assetId: AssetId | null;
  /** `public` or `signed`, a space, and the id. */
  readonly playback: string | null;
  /** Seconds. */
  readonly duration: number | null;
  readonly error: string | null;
}

/** A video of which nothing has been heard. */
export const unheard: VideoFacts = { status: 'waiting', assetId: null, playback: null, duration: null, error: null };

/** From first to last. A later one is never left for an earlier one, whichever is heard of first; what plays has not failed, what is gone stays gone. */
const ranks: readonly VideoStatus[] = ['waiting', 'processing', 'cancelled', 'errored', 'ready', 'deleted'];

const further = (one: VideoStatus, other: VideoStatus): VideoStatus => (ranks.indexOf(one) >= ranks.indexOf(other) ? one : other);

/** The one of two that both orders of asking agree on: what is there before what is not, then the smaller. */
const either = <T extends string>(one: T | null, other: T | null): T | null => {
  if (one === null || other === null) return one ?? other;
  return one <= other ? one : other;
};

const longer = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);

/**
 * Puts two pieces of knowledge about one video together. Every field is a join (a maximum, or a choice that does not depend on the
 * order), so that messages in any order, any number of times and however late come to the same.
 */
export const join = (one: VideoFacts, other: VideoFacts): VideoFacts => ({
  status: further(one.status, other.status),
  assetId: either(one.assetId, other.assetId),
  playback: either(one.playback, other.playback),
  duration: longer(one.duration, other.duration),
  error: either(one.error, other.error),
});

/** Whether nothing that Mux may still tell changes what people see. */
export const isSettled = ({ status }: Pick<VideoFacts, 'status'>): boolean => status !== 'waiting' && status !== 'processing';

/** The id in `playback`, and whether it is played with a token. */
export const playbackOf = (playback: string): { readonly id: string; readonly isSigned: boolean } => {
  const [policy = '', id = ''] = playback.split(' ', 2);
  return { id, isSigned: policy === 'signed' };
};
