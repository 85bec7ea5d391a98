import type { RefObject } from 'react';
import { type Shortcuts, useShortcuts } from '../../../../lib/shortcuts.ts';
import type { PlayerActions } from './Controls.tsx';

const shortS = 5;
const longS = 10;
/** Films for lessons have 25 to 30 pictures a second. */
const frameS = 1 / 25;

const tenths: readonly string[] = Array.from({ length: 10 }, (_, digit) => String(digit));

/** The keyboard of a video: k and space play, j and l leap, arrows step, comma and full stop go by pictures, digits by tenths. */
export const usePlayerKeys = (video: RefObject<HTMLVideoElement | null>, actions: PlayerActions, seek: (to: number) => void) => {
  const by = (seconds: number) => () => {
    const element = video.current;
    if (element) seek(Math.min(element.duration || 0, Math.max(0, element.currentTime + seconds)));
  };
  const frame = (seconds: number) => () => {
    video.current?.pause();
    by(seconds)();
  };
  const shortcuts: Shortcuts = {
    k: actions.toggle,
    space: actions.toggle,
    j: by(-longS),
    l: by(longS),
    left: by(-shortS),
    right: by(shortS),
    f: actions.fullScreen,
    c: actions.toggleCaptions,
    ',': frame(-frameS),
    '.': frame(frameS),
    ...Object.fromEntries(tenths.map((digit) => [digit, () => seek((Number(digit) / 10) * (video.current?.duration || 0))])),
  };
  useShortcuts(shortcuts);
};
