import { Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useFormats } from '../../../lib/format.ts';

/** How long there is left, told when it is over. */
export const Deadline = ({ at, onOver }: { readonly at: string; readonly onOver: () => void }) => {
  const { clock } = useFormats();
  const [now, setNow] = useState(Date.now());
  const over = useRef(onOver);
  over.current = onOver;
  const left = Math.max(0, Date.parse(at) - now);
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) return over.current();
    const id = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(id);
  }, [isOver]);
  return (
    <p className={`num ${left < 30_000 ? 'red-t' : ''}`} role="timer">
      <Trans>{clock(left + 999)} left</Trans>
    </p>
  );
};
