import { setTimeout as sleep } from 'node:timers/promises';
import { type Dispatcher, request } from 'undici';
import { CanvasFault } from './fault.ts';
import type { Turnstile } from './pace.ts';

/** How long one answer may take, and how a question is put again: after a time that doubles, cut by chance, up to `mostMs`. */
export interface Patience {
  readonly answerMs: number;
  readonly baseMs: number;
  readonly mostMs: number;
  readonly tries: number;
}
export const usualPatience: Patience = { answerMs: 30_000, baseMs: 250, mostMs: 8_000, tries: 6 };

/** An answer of Canvas: JSON, or nothing new. */
export interface Answer {
  readonly isUnchanged: boolean;
  readonly body: unknown;
  readonly link: string | null;
  readonly etag: string | null;
}

export interface AskOptions {
  readonly dispatcher: Dispatcher;
  readonly token: string;
  readonly turnstile: Turnstile;
  readonly signal: AbortSignal;
  readonly patience: Patience;
  /** How often a run may put questions again in all. */
  readonly retries: { left: number };
  readonly random: () => number;
  /** Hears of each request that went out, as `GET /api/v1/courses, 12 items, 212 ms`. */
  readonly told: (line: string) => void;
}

type Reply = Awaited<ReturnType<typeof request>>;
type Outcome = { readonly answer: Answer } | { readonly again: string; readonly afterMs?: number };

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header.join() : header);

/** A throttled answer is no refusal: older Canvas says 403 with plain text, newer 429. Neither says when. */
const isThrottled = ({ statusCode, headers }: Reply, text: string): boolean =>
  statusCode === 429 ||
  (statusCode === 403 && (/rate limit exceeded/i.test(text) || Number(one(headers['x-rate-limit-remaining']) ?? 1) <= 0));

/** What a refusal says for good, or null when it may pass. */
const faultOf = ({ statusCode, headers }: Reply, path: string): CanvasFault | null => {
  // Canvas names the scheme when it does not know the token; where the token is good and only may not, it does not.
  if (statusCode === 401 && headers['www-authenticate'] !== undefined)
    return new CanvasFault('token', 'Canvas does not know the token any more');
  if (statusCode === 401 || statusCode === 403) return new CanvasFault('forbidden', `Canvas does not let this token read ${path}`);
  if (statusCode === 404 || statusCode === 410) return new CanvasFault('missing', `Canvas has no ${path}`);
  if (statusCode >= 300 && statusCode < 400) return new CanvasFault('unreachable', `Canvas sends ${path} elsewhere`);
  if (statusCode >= 400 && statusCode < 500) return new CanvasFault('unreachable', `Canvas answered ${path} with ${statusCode}`);
  return null;
};

const parsed = (text: string): { readonly value: unknown } | null => {
  try {
    // Some installations put a guard against inclusion in front.
    return { value: JSON.parse(text.startsWith('while(1);') ? text.slice('while(1);'.length) : text) };
  } catch {
    return null;
  }
};

const judge = async (reply: Reply, path: string): Promise<Outcome> => {
  const { statusCode, headers } = reply;
  const etag = one(headers['etag']) ?? null;
  if (statusCode === 304) {
    await reply.body.dump();
    return { answer: { isUnchanged: true, body: null, link: null, etag } };
  }
  const text = await reply.body.text();
  if (isThrottled(reply, text)) return { again: 'throttled', afterMs: 2_000 };
  if (statusCode >= 500) return { again: `answered ${statusCode}` };
  const fault = faultOf(reply, path);
  if (fault) throw fault;
  if (!/json/i.test(one(headers['content-type']) ?? '')) return { again: 'answered with a page instead of data' };
  const body = parsed(text);
  return body
    ? { answer: { isUnchanged: false, body: body.value, link: one(headers['link']) ?? null, etag } }
    : { again: 'answered with broken data' };
};

const once = async (url: URL, etag: string | null, options: AskOptions): Promise<Outcome> => {
  const { dispatcher, token, turnstile, signal, patience, told } = options;
  const leave = await turnstile.enter();
  const began = performance.now();
  try {
    if (signal.aborted) throw new CanvasFault('cancelled', 'the sync was cancelled');
    const reply = await request(url, {
      dispatcher,
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience.answerMs)]),
      headers: {
        authorization: `Bearer ${token}`,
        // Ids as text: as numbers the longer ones would be rounded.
        accept: 'application/json+canvas-string-ids',
        ...(etag !== null && { 'if-none-match': etag }),
      },
    });
    const remaining = Number(one(reply.headers['x-rate-limit-remaining']));
    const outcome = await judge(reply, url.pathname);
    if ('again' in outcome && outcome.again === 'throttled') turnstile.narrow();
    else if (Number.isFinite(remaining)) turnstile.heard(remaining);
    const items = 'answer' in outcome && Array.isArray(outcome.answer.body) ? `, ${outcome.answer.body.length} items` : '';
    told(`GET ${url.pathname}${items}, ${Math.round(performance.now() - began)} ms`);
    return outcome;
  } catch (error) {
    if (error instanceof CanvasFault) throw error;
    if (signal.aborted) throw new CanvasFault('cancelled', 'the sync was cancelled');
    if ((error as { code?: string }).code === 'ERR_PRIVATE_ADDRESS')
      throw new CanvasFault('unreachable', 'the host leads to a private address');
    told(`GET ${url.pathname}, no answer, ${Math.round(performance.now() - began)} ms`);
    return { again: 'did not answer' };
  } finally {
    leave();
  }
};

/** Puts one question until it is answered, refused for good, or asked too often. */
export const ask = async (url: URL, etag: string | null, options: AskOptions): Promise<Answer> => {
  const { patience, retries, random, signal } = options;
  for (let attempt = 1; ; attempt++) {
    const outcome = await once(url, etag, options);
    if ('answer' in outcome) return outcome.answer;
    if (attempt >= patience.tries || retries.left <= 0) throw new CanvasFault('unreachable', `Canvas ${outcome.again} at ${url.pathname}`);
    retries.left -= 1;
    // Full jitter: all who failed together do not come back together.
    const most = Math.min(patience.mostMs, patience.baseMs * 2 ** attempt);
    const least = Math.min(outcome.afterMs ?? 0, most);
    await sleep(least + random() * (most - least), undefined, { signal }).catch(() => {
      throw new CanvasFault('cancelled', 'the sync was cancelled');
    });
  }
};
