import type { Sync } from '@lyceum/shared/canvas/contract.ts';
import { useEffect, useState } from 'react';

/** How long a run that is over stays in sight. */
const lingerMs = 4_000;

/** The run that is shown: the one that is on, or, for a moment, the one that just ended, so that its last squares are seen filled. */
export const useLinger = (running: Sync | undefined, last: Sync | null | undefined): Sync | undefined => {
  const [seen, setSeen] = useState<Sync | undefined>(running);
  useEffect(() => {
    if (running) return setSeen(running);
    const id = setTimeout(() => setSeen(undefined), lingerMs);
    return () => clearTimeout(id);
  }, [running]);
  if (running) return running;
  return seen && last?.id === seen.id ? last : seen;
};
