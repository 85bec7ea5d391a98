import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useFormats } from '../../../../lib/format.ts';

const stepS = 5;
const leapS = 30;

/** The track of a video: drag, click, or arrows; Home and End, Page up and Page down. */
export const Seek = (props: { readonly time: number; readonly duration: number; readonly onSeek: (time: number) => void }) => {
  const { t } = useLingui();
  const { clock } = useFormats();
  const ref = useRef<HTMLDivElement>(null);
  const { time, duration, onSeek } = props;
  const [now, all] = [clock(time * 1000), clock(duration * 1000)];
  const seekTo = (event: PointerEvent) => {
    const box = ref.current?.getBoundingClientRect();
    if (!box || duration === 0) return;
    onSeek(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * duration);
  };
  const onKey = (event: KeyboardEvent) => {
    const to: Readonly<Record<string, number>> = {
      ArrowLeft: time - stepS,
      ArrowDown: time - stepS,
      ArrowRight: time + stepS,
      ArrowUp: time + stepS,
      PageDown: time - leapS,
      PageUp: time + leapS,
      Home: 0,
      End: duration,
    };
    const target = to[event.key];
    if (target === undefined) return;
    event.preventDefault();
    onSeek(Math.min(duration, Math.max(0, target)));
  };
  return (
    <div
      ref={ref}
      className="seek"
      role="slider"
      tabIndex={0}
      aria-label={t`Seek`}
      aria-valuemin={0}
      aria-valuemax={Math.round(duration)}
      aria-valuenow={Math.round(time)}
      aria-valuetext={t`${now} of ${all}`}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && seekTo(event)}
    >
      <i>
        <b style={{ width: duration > 0 ? `${(time / duration) * 100}%` : 0 }} />
      </i>
    </div>
  );
};
