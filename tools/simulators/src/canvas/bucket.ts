/** Canvas's own figures (app/middleware/request_throttle.rb): refused above the mark, never fuller than full, so much leaks a second. */
export interface BucketRule {
  readonly mark: number;
  readonly full: number;
  readonly leakPerSecond: number;
  /** Taken on entry for every request under way, and given back but for its cost when it ends. */
  readonly upFront: number;
}
export const standardBucket: BucketRule = { mark: 600, full: 800, leakPerSecond: 10, upFront: 50 };

/** A token's leaky bucket. Times in milliseconds. */
export interface Bucket {
  /** False: the request is throttled, and costs nothing. */
  enter(now: number): boolean;
  leave(now: number, cost: number): void;
  /** What `X-Rate-Limit-Remaining` says. */
  remaining(now: number): number;
  /** As if somebody else had used the token. */
  fill(now: number, amount: number): void;
}

export const createBucket = ({ mark, full, leakPerSecond, upFront }: BucketRule = standardBucket): Bucket => {
  let level = 0;
  let last = 0;
  const leak = (now: number): void => {
    level = Math.min(full, Math.max(0, level - (leakPerSecond * Math.max(0, now - last)) / 1000));
    last = now;
  };
  return {
    enter: (now) => {
      leak(now);
      if (level >= mark) return false;
      level = Math.min(full, level + upFront);
      return true;
    },
    leave: (now, cost) => {
      leak(now);
      level = Math.max(0, level + cost - upFront);
    },
    remaining: (now) => {
      leak(now);
      return mark - level;
    },
    fill: (now, amount) => {
      leak(now);
      level = Math.min(full, level + amount);
    },
  };
};
