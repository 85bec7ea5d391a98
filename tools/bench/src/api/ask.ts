import autocannon from 'autocannon';

/** What to ask for, over 50 connections. */
export interface Asking {
  readonly url: string;
  readonly token: string;
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

const run = async ({ url, token, seconds }: Asking): Promise<Answered> => {
  const headers = { authorization: `Bearer ${token}` };
  const once = await fetch(url, { headers });
  if (!once.ok) throw new Error(`${url} answered ${once.status}`);
  const bytes = (await once.arrayBuffer()).byteLength;
  await autocannon({ url, headers, connections: 50, duration: 1 });
  const seen = await autocannon({ url, headers, connections: 50, duration: seconds });
  if (seen.non2xx > 0 || seen.errors > 0) throw new Error(`${seen.non2xx} refused, ${seen.errors} failed`);
  return { perSecond: seen.requests.average, p99: seen.latency.p99, bytes };
};

process.once('message', async (asking: Asking) => {
  process.send?.(await run(asking));
  process.disconnect();
});
