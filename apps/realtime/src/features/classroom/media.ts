import type { MediaState } from '@lyceum/shared/room/contract.ts';
import { unpackRights } from '@lyceum/shared/room/rules.ts';

/** A media state without what these rights do not allow. */
export const allowedMedia = (state: MediaState, rights: number): MediaState => {
  const may = unpackRights(rights);
  return {
    video_enabled: state.video_enabled && may.can_show,
    audio_enabled: state.audio_enabled && may.can_speak,
    screen_sharing: state.screen_sharing && may.can_share_screen,
  };
};
