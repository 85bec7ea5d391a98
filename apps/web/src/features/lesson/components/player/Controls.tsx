import { useLingui } from '@lingui/react/macro';
import { Captions, Maximize, Pause, PictureInPicture2, Play } from 'lucide-react';
import { useFormats } from '../../../../lib/format.ts';
import type { MediaState } from './use-media.ts';

const rates = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

/** Where the video is, as a clock; and how long it is. */
const Clock = ({ state }: { readonly state: MediaState }) => {
  const { clock } = useFormats();
  return (
    <span className="num">
      {clock(state.time * 1000)} / {clock(state.duration * 1000)}
    </span>
  );
};

/** What the buttons under a video do. */
export interface PlayerActions {
  readonly toggle: () => void;
  readonly setRate: (rate: number) => void;
  readonly toggleCaptions: () => void;
  readonly pictureInPicture: () => void;
  readonly fullScreen: () => void;
}

/** The buttons under a video. */
export const Controls = (props: {
  readonly state: MediaState;
  readonly actions: PlayerActions;
  readonly hasCaptions: boolean;
  readonly isCaptioned: boolean;
}) => {
  const { t } = useLingui();
  const { state, actions } = props;
  return (
    <div className="pctl">
      <button type="button" className="ib" aria-label={state.isPlaying ? t`Pause (k)` : t`Play (k)`} onClick={actions.toggle}>
        {state.isPlaying ? <Pause className="i" /> : <Play className="i" />}
      </button>
      <Clock state={state} />
      <span className="grow" />
      <select
        className="num speed"
        aria-label={t`Speed`}
        value={state.rate}
        onChange={(event) => actions.setRate(Number(event.target.value))}
      >
        {rates.map((rate) => (
          <option key={rate} value={rate}>
            {rate}×
          </option>
        ))}
      </select>
      {props.hasCaptions && (
        <button
          type="button"
          className={`ib ${props.isCaptioned ? 'on' : ''}`}
          aria-label={t`Captions (c)`}
          aria-pressed={props.isCaptioned}
          onClick={actions.toggleCaptions}
        >
          <Captions className="i" />
        </button>
      )}
      {document.pictureInPictureEnabled && (
        <button type="button" className="ib desktop-only" aria-label={t`Picture in picture`} onClick={actions.pictureInPicture}>
          <PictureInPicture2 className="i" />
        </button>
      )}
      <button type="button" className="ib" aria-label={t`Full screen (f)`} onClick={actions.fullScreen}>
        <Maximize className="i" />
      </button>
    </div>
  );
};
