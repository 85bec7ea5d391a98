import { Agent, request } from 'node:http';
import { signMessage } from '@lyceum/platform/video/signature.ts';
import { lifeOf } from '@lyceum/simulators/mux/life.ts';

/** So many senders, each with a connection of its own, each with the next message when the last was answered. */
export interface Posting {
  readonly url: string;
  readonly secret: string;
  readonly senders: number;
  readonly seconds: number;
  /** What is told of, in turn. */
  readonly uploads: readonly string[];
}

/** How fast they were answered, in milliseconds. */
export interface Acknowledged {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

const warmMs = 1000;

const post = (agent: Agent, { url, secret }: Posting, event: object): Promise<void> => {
  const body = Buffer.from(JSON.stringify(event));
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    'mux-signature': signMessage(secret, body, Date.now()),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`a message was answered ${answer.statusCode}`))));
    });
    sent.on('error', reject);
    sent.end(body);
  });
};

const measure = async (posting: Posting): Promise<Acknowledged> => {
  const { senders, seconds, uploads } = posting;
  const agent = new Agent({ keepAlive: true, maxSockets: senders });
  const times: number[] = [];
  const began = performance.now();
  const until = began + warmMs + seconds * 1000;
  let next = 0;
  const sender = async (): Promise<void> => {
    for (;;) {
      const upload = uploads[next++];
      if (upload === undefined) throw new Error('there were too few uploads to tell of');
      for (const event of lifeOf(upload)) {
        const at = performance.now();
        if (at > until) return;
        await post(agent, posting, event);
        if (at > began + warmMs) times.push(performance.now() - at);
      }
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
};

process.once('message', async (posting: Posting) => {
  process.send?.(await measure(posting));
  process.disconnect();
});
