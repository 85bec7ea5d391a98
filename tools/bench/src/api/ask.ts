import autocannon from 'autocannon';

/** What to ask for, over as many connections as there are people. */
export interface Asking {
  readonly url: string;
  /** One for each connection. */
  readonly tokens: readonly string[];
  readonly seconds: number;
}

/** How it was answered. */
export interface Answered {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
  /** Of one answer's body. */
  readonly bytes: number;
}

const load = (url: string, tokens: readonly string[], seconds: number): Promise<autocannon.Result> => {
  let next = 0;
  return new Promise((resolve, reject) => {
    const setupClient = (client: autocannon.Client): void => {
      client.setHeaders({ authorization: `Bearer ${tokens[next++ % tokens.length]}` });
    };
    autocannon({ url, connections: tokens.length, duration: seconds, setupClient }, (error: unknown, seen) =>
      error ? reject(error) : resolve(seen),
    );
  });
};

const run = async ({ url, tokens, seconds }: Asking): Promise<Answered> => {
  const once = await fetch(url, { headers: { authorization: `Bearer ${tokens[0]}` } });
  if (!once.ok) throw new Error(`${url} answered ${once.status}`);
  const bytes = (await once.arrayBuffer()).byteLength;
  await load(url, tokens, 1);
  const seen = await load(url, tokens, seconds);
  if (seen.non2xx > 0 || seen.errors > 0) throw new Error(`${seen.non2xx} refused, ${seen.errors} failed`);
  return { perSecond: seen.requests.average, p99: seen.latency.p99, bytes };
};

process.once('message', async (asking: Asking) => {
  process.send?.(await run(asking));
  process.disconnect();
});
