import { randomUUID } from 'node:crypto';
import { signMessage } from '@lyceum/platform/video/signature.ts';

/** How badly messages travel. */
export interface Weather {
  /** Every message waits at least `least` and at most `most` milliseconds: a wide stretch changes their order. */
  readonly delay: { readonly least: number; readonly most: number };
  /** How likely a message is sent once more, from 0 to 1. */
  readonly duplicates: number;
  /** How likely a message is lost for good, from 0 to 1. */
  readonly losses: number;
}

/** Messages that come at once, once, and all of them. */
export const fairWeather: Weather = { delay: { least: 0, most: 0 }, duplicates: 0, losses: 0 };

/** What a message is about. */
export interface Subject {
  readonly type: 'asset' | 'upload' | 'track';
  readonly id: string;
}

/** Sends signed messages, again and again until they are taken. */
export interface Webhooks {
  send(type: string, object: Subject, data: object): void;
  change(weather: Partial<Weather>): void;
  close(): void;
}

const answerMs = 5_000;
const firstPauseMs = 500;
const longestPauseMs = 60_000;
const tries = 30;

/** Messages to one address, as they go to a real one: signed over their bytes, at least once, in no order that anybody promised. */
export const openWebhooks = ({ url, secret, chance = Math.random }: { url: string; secret: string; chance?: () => number }): Webhooks => {
  let weather = fairWeather;
  const waiting = new Set<NodeJS.Timeout>();
  const closed = new AbortController();

  const later = (ms: number, work: () => void): void => {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      work();
    }, ms);
    waiting.add(timer);
  };
  const post = async (body: Buffer): Promise<boolean> => {
    try {
      const signal = AbortSignal.any([closed.signal, AbortSignal.timeout(answerMs)]);
      const headers = { 'content-type': 'application/json', 'mux-signature': signMessage(secret, body, Date.now()) };
      const answer = await fetch(url, { method: 'POST', body, headers, signal });
      await answer.body?.cancel();
      return answer.ok;
    } catch {
      return false;
    }
  };
  const deliver = async (body: Buffer, attempt = 0): Promise<void> => {
    if ((await post(body)) || attempt === tries || closed.signal.aborted) return;
    later(Math.min(longestPauseMs, firstPauseMs * 2 ** attempt), () => void deliver(body, attempt + 1));
  };
  const travel = (body: Buffer): void => {
    const { least, most } = weather.delay;
    later(least + chance() * (most - least), () => void deliver(body));
  };
  return {
    send: (type, object, data) => {
      if (chance() < weather.losses) return;
      const event = {
        type,
        id: randomUUID(),
        created_at: new Date().toISOString(),
        object,
        environment: { name: 'Demo', id: 'demo' },
        data,
      };
      const body = Buffer.from(JSON.stringify({ ...event, request_id: null, accessor: null, accessor_source: null, attempts: [] }));
      travel(body);
      if (chance() < weather.duplicates) travel(body);
    },
    change: (change) => {
      weather = { ...weather, ...change };
    },
    close: () => {
      closed.abort();
      for (const timer of waiting) clearTimeout(timer);
    },
  };
};
