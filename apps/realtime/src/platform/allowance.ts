import type { CommandType } from '@lyceum/shared/wire/up.ts';

/** How much of something may be done: `burst` at once, `perSecond` in the long run. */
interface Limit {
  readonly burst: number;
  readonly perSecond: number;
}

type Lane = 'talk' | 'state' | 'signal' | 'other';

// A fast typist sends 2 lines a second; a cursor moves 30 times a second (realtime.md C7).
const limits: { readonly [L in Lane]: Limit } = {
  talk: { burst: 20, perSecond: 5 },
  state: { burst: 20, perSecond: 10 },
  signal: { burst: 90, perSecond: 60 },
  other: { burst: 40, perSecond: 10 },
};

const laneOf = (type: CommandType): Lane => {
  if (type.startsWith('chat.') && type !== 'chat.read') return 'talk';
  if (type === 'media.set' || type === 'chat.read') return 'state';
  return type === 'signal.send' ? 'signal' : 'other';
};

/** What one socket may still do. Answers 0 when a command may pass, else the milliseconds to wait. */
export interface Allowance {
  spend(type: CommandType, now: number): number;
}

/** No limits, for load tests: `LYCEUM_RATE_LIMITS=off`. */
export const unlimited: Allowance = { spend: () => 0 };

/** Token buckets, one a lane, filled by time. `now` is in milliseconds. */
export const createAllowance = (now: number): Allowance => {
  const left = new Map<Lane, { tokens: number; at: number }>();
  return {
    spend: (type, at) => {
      const lane = laneOf(type);
      const { burst, perSecond } = limits[lane];
      const known = left.get(lane) ?? { tokens: burst, at: now };
      const tokens = Math.min(burst, known.tokens + ((at - known.at) / 1000) * perSecond);
      if (tokens < 1) {
        left.set(lane, { tokens, at });
        return Math.ceil(((1 - tokens) / perSecond) * 1000);
      }
      left.set(lane, { tokens: tokens - 1, at });
      return 0;
    },
  };
};
