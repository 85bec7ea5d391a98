/** Some consecutive events of a room as one frame, `[…]`. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly frame: string;
}

/** The newest events of a room, kept for those who were gone for a moment. */
export interface Ring {
  push(stretch: Stretch): void;
  /** The texts of all events after `since`, or null when the oldest of them is not here any more. */
  after(since: number): string[] | null;
}

// 5,000 events is the promised window; the bytes keep a room of long messages from eating the node.
const mostEvents = 5000;
const mostChars = 500_000;

export const createRing = (): Ring => {
  const stretches: Stretch[] = [];
  let from = 0;
  let chars = 0;
  let events = 0;
  const compact = (): void => {
    while (from < stretches.length - 1 && (events > mostEvents || chars > mostChars)) {
      const oldest = stretches[from++] as Stretch;
      events -= oldest.last - oldest.first + 1;
      chars -= oldest.frame.length;
    }
    if (from > 256 && from > stretches.length / 2) {
      stretches.splice(0, from);
      from = 0;
    }
  };
  return {
    push: (stretch) => {
      stretches.push(stretch);
      events += stretch.last - stretch.first + 1;
      chars += stretch.frame.length;
      compact();
    },
    after: (since) => {
      const oldest = stretches[from];
      if (!oldest || oldest.first > since + 1) return null;
      const texts: string[] = [];
      for (let n = from; n < stretches.length; n++) {
        const stretch = stretches[n] as Stretch;
        if (stretch.last <= since) continue;
        if (stretch.first > since) texts.push(stretch.frame.slice(1, -1));
        else texts.push(...split(stretch.frame).slice(since + 1 - stretch.first));
      }
      return texts;
    },
  };
};

const split = (frame: string): string[] => (JSON.parse(frame) as unknown[]).map((event) => JSON.stringify(event));
