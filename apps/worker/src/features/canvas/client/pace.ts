/** What Canvas takes up front for each request under way, of a bucket that refuses when it is full (600 or 700 at most schools). */
const upFront = 50;
/** What is left for whoever else uses the token. */
const reserve = 100;

/** Never more than this at once: the twelfth would be refused by an empty bucket of 600, and 11 leave nothing over. */
export const mostInFlight = 10;

/**
 * How many requests may be under way, from what the last answer said is left of the bucket. That figure counts the others that are
 * under way now, which is given back when they end.
 */
export const inFlightFor = (remaining: number, others: number): number =>
  Math.max(1, Math.min(mostInFlight, Math.floor((remaining + upFront * others - reserve) / upFront) + 1));

/** Lets so many through at a time; the rest wait in the order they came. */
export interface Turnstile {
  /** Resolves when it is one's turn. The answer ends the turn. */
  enter(): Promise<() => void>;
  /** What an answer said is left of the bucket. */
  heard(remaining: number): void;
  /** Throttled: one at a time until an answer says that more is left. */
  narrow(): void;
}

export const createTurnstile = (): Turnstile => {
  let limit = mostInFlight;
  let inside = 0;
  const waiting: (() => void)[] = [];
  const next = (): void => {
    while (inside < limit && waiting.length > 0) {
      inside += 1;
      waiting.shift()?.();
    }
  };
  const leave = (): void => {
    inside -= 1;
    next();
  };
  return {
    enter: async () => {
      await new Promise<void>((turn) => {
        waiting.push(turn);
        next();
      });
      let isIn = true;
      return () => {
        if (isIn) leave();
        isIn = false;
      };
    },
    heard: (remaining) => {
      limit = inFlightFor(remaining, inside - 1);
      next();
    },
    narrow: () => {
      limit = 1;
    },
  };
};
