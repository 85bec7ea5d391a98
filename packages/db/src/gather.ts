/** Answers for many keys at once; a key without one is left out. */
export type Ask<K, V> = (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>;

/** How long a question waits for the one under way before it goes out beside it: what hangs must not hold up everybody. */
const patienceMs = 25;

interface Waiting<V> {
  readonly answer: Promise<V | undefined>;
  readonly settle: { readonly resolve: (value: V | undefined) => void; readonly reject: (error: unknown) => void };
}

const newWaiting = <V>(): Waiting<V> => {
  let settle: Waiting<V>['settle'] | undefined;
  const answer = new Promise<V | undefined>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { answer, settle: settle as Waiting<V>['settle'] };
};

/**
 * Makes one query of the questions that many requests ask at the same time: while one is under way the others are gathered, and
 * go out together when it returns. An answer is never older than its question, as a question never joins a query that has begun.
 */
export const gather = <K, V>(ask: Ask<K, V>): ((key: K) => Promise<V | undefined>) => {
  let waiting = new Map<K, Waiting<V>>();
  let asking = 0;
  let patience: NodeJS.Timeout | undefined;

  const send = (): void => {
    clearTimeout(patience);
    patience = undefined;
    const batch = waiting;
    waiting = new Map();
    asking += 1;
    // Within a promise, so that a throw rejects like everything else.
    Promise.resolve()
      .then(() => ask([...batch.keys()]))
      .then(
        (answers) => {
          for (const [key, { settle }] of batch) settle.resolve(answers.get(key));
        },
        (error: unknown) => {
          for (const { settle } of batch.values()) settle.reject(error);
        },
      )
      .finally(() => {
        asking -= 1;
        if (waiting.size > 0) send();
      });
  };

  return (key) => {
    const known = waiting.get(key);
    if (known) return known.answer;
    const added = newWaiting<V>();
    waiting.set(key, added);
    if (asking === 0) {
      // Not at once: what the same turn of the loop asks goes along.
      if (waiting.size === 1) queueMicrotask(() => asking === 0 && waiting.size > 0 && send());
    } else patience ??= setTimeout(() => waiting.size > 0 && send(), patienceMs);
    return added.answer;
  };
};
