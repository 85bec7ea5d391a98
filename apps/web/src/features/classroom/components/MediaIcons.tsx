import { useLingui } from '@lingui/react/macro';
import type { MediaState } from '@lyceum/shared/room/contract.ts';
import { Mic, MicOff, MonitorUp, Video, VideoOff } from 'lucide-react';

/** What of a person's is on, as pictures that also have words. */
export const MediaIcons = ({ media }: { readonly media: MediaState | undefined }) => {
  const { t } = useLingui();
  const [MicIcon, CameraIcon] = [media?.audio_enabled ? Mic : MicOff, media?.video_enabled ? Video : VideoOff];
  return (
    <span className="meds">
      {media?.screen_sharing && <MonitorUp className="i i-s on" role="img" aria-hidden="false" aria-label={t`shows the screen`} />}
      <CameraIcon
        className={`i i-s ${media?.video_enabled ? 'on' : ''}`}
        role="img"
        aria-hidden="false"
        aria-label={media?.video_enabled ? t`camera on` : t`camera off`}
      />
      <MicIcon
        className={`i i-s ${media?.audio_enabled ? 'on' : ''}`}
        role="img"
        aria-hidden="false"
        aria-label={media?.audio_enabled ? t`mic on` : t`mic off`}
      />
    </span>
  );
};
