/** How a batcher is told what to do. */
export interface BatcherOptions<C, R> {
  /** Commits one batch and answers per command, in order. */
  readonly commit: (batch: readonly C[]) => Promise<readonly R[]>;
  /** Called with each committed batch, before the callers hear of it: the place to fan out. */
  readonly committed?: (batch: readonly C[], results: readonly R[]) => void;
  /** Commands with the same key must not share a batch; null for those that may. */
  readonly keyOf: (command: C) => string | null;
  /** Whether a failed commit may be tried again as it is. */
  readonly mayRetry: (error: unknown) => boolean;
  /** How long a command may wait for its commit before its caller is told that the log is away. Milliseconds. */
  readonly patienceMs: number;
  readonly largest?: number;
}

/** Told to a caller whose command could not be committed in time. The command may or may not have been: repeat it with the same cid. */
export class LogAway extends Error {
  constructor() {
    super('the room log cannot be reached');
    this.name = 'LogAway';
  }
}

interface Waiting<C, R> {
  readonly command: C;
  readonly since: number;
  readonly resolve: (result: R) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Group commit: while one batch is being committed, commands gather; when it returns, the next goes. Under load the batches
 * grow by themselves, at rest a command waits for nothing. Measured against fixed delays, several batches in flight and lanes by
 * room, this was the fastest (docs/decisions/0003).
 */
export const createBatcher = <C, R>(options: BatcherOptions<C, R>) => {
  const { largest = 1000 } = options;
  let waiting: Waiting<C, R>[] = [];
  let busy = false;
  let scheduled = false;

  const kick = (): void => {
    if (busy || scheduled || waiting.length === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      void flush();
    });
  };

  const take = (): Waiting<C, R>[] => {
    const batch: Waiting<C, R>[] = [];
    const later: Waiting<C, R>[] = [];
    const keys = new Set<string>();
    for (const entry of waiting) {
      const key = options.keyOf(entry.command);
      if (batch.length >= largest || (key !== null && keys.has(key))) later.push(entry);
      else {
        if (key !== null) keys.add(key);
        batch.push(entry);
      }
    }
    waiting = later;
    return batch;
  };

  const flush = async (): Promise<void> => {
    if (busy || waiting.length === 0) return;
    busy = true;
    const batch = take();
    const commands = batch.map((entry) => entry.command);
    let results: readonly R[];
    try {
      results = await options.commit(commands);
    } catch (error) {
      busy = false;
      retryOrRefuse(batch, error);
      return;
    }
    busy = false;
    void flush(); // the next commit runs while this one is fanned out
    options.committed?.(commands, results);
    for (const [n, entry] of batch.entries()) entry.resolve(results[n] as R);
  };

  const retryOrRefuse = (batch: Waiting<C, R>[], error: unknown): void => {
    const now = performance.now();
    const again = options.mayRetry(error) ? batch.filter((entry) => now - entry.since < options.patienceMs) : [];
    for (const entry of batch) if (!again.includes(entry)) entry.reject(options.mayRetry(error) ? new LogAway() : (error as Error));
    waiting = [...again, ...waiting];
    if (waiting.length > 0) setTimeout(kick, 100);
  };

  return {
    push: (command: C): Promise<R> =>
      new Promise((resolve, reject) => {
        waiting.push({ command, since: performance.now(), resolve, reject });
        kick();
      }),
    /** How many commands wait for a commit. */
    depth: (): number => waiting.length,
  };
};
