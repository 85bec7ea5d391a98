import type { UploadState } from '@lyceum/shared/media/contract.ts';
import { playbackOf, type VideoFacts } from '@lyceum/shared/media/rules.ts';

/** What is known of a video, as whoever keeps it is told. */
export const presentState = ({ status, assetId, playback, error }: VideoFacts): UploadState => ({
  status,
  ...(assetId !== null && { assetId }),
  ...(playback !== null && { playbackId: playbackOf(playback).id }),
  ...(error !== null && status === 'errored' && { error }),
});
