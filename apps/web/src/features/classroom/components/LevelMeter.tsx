import { useEffect, useState } from 'react';
import { meter } from '../../../lib/capture.ts';

const bars = [0.08, 0.2, 0.35, 0.55, 0.8];

/** How loud a microphone is, in five bars. */
export const LevelMeter = ({ stream }: { readonly stream: MediaStream }) => {
  const [lit, setLit] = useState(0);
  useEffect(() => meter(stream, (level) => setLit(bars.filter((bar) => level >= bar).length)), [stream]);
  return (
    <span className="level" aria-hidden="true">
      {bars.map((bar, index) => (
        <i key={bar} className={index < lit ? 'f' : ''} />
      ))}
    </span>
  );
};
