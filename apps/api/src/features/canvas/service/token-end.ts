import type { CanvasPorts } from '../ports.ts';
import { invalid } from './invalid.ts';

const mostYears = 10;

/** When a token ends, as whoever pasted it says; null where they do not. 422 for what is over, or so far ahead that it must be a slip. */
export const tokenEnd =
  ({ clock }: Pick<CanvasPorts, 'clock'>) =>
  (said: string | null | undefined): Date | null => {
    if (said === null || said === undefined) return null;
    const [end, last] = [new Date(said), new Date(clock.now())];
    if (end.getTime() <= clock.now()) throw invalid('tokenExpiresAt', 'must be in the future');
    last.setUTCFullYear(last.getUTCFullYear() + mostYears);
    if (end > last) throw invalid('tokenExpiresAt', `must be within ${mostYears} years`);
    return end;
  };
