import { withExactNumbers } from '@lyceum/shared/canvas/rules.ts';
import { CanvasId } from '@lyceum/shared/kernel/ids.ts';
import { line } from '@lyceum/shared/kernel/text.ts';
import { type Dispatcher, request } from 'undici';
import { z } from 'zod';
import type { CanvasHost, Greeting } from './ports.ts';

/** Somebody waits for the answer. */
const patienceMs = 10_000;
/** 64 KiB: what is asked for here has a hundredth of it. */
const largest = 65_536;

interface Heard {
  readonly status: number;
  /** It says so, or does not say what it is. */
  readonly isJson: boolean;
  readonly asksForToken: boolean;
  readonly text: string;
}

type Question = Pick<Dispatcher.RequestOptions, 'method' | 'headers' | 'body'>;

/** The beginning of an answer; the rest is not fetched. */
const headOf = async (body: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= largest) break;
  }
  return Buffer.concat(chunks).subarray(0, largest).toString();
};

const Self = z.looseObject({
  id: z.union([CanvasId, z.int().nonnegative().transform(String).pipe(CanvasId)]),
  name: z.unknown(),
  short_name: z.unknown(),
});
const Traded = z.looseObject({ access_token: z.string().min(1), refresh_token: z.string().optional(), expires_in: z.number().positive() });
const Name = line(1, 200);

const parsed = <S extends z.ZodType>(schema: S, { text, isJson }: Heard): z.output<S> | null => {
  if (!isJson) return null;
  try {
    return schema.safeParse(JSON.parse(withExactNumbers(text.replace(/^while\(1\);/, '')))).data ?? null;
  } catch {
    return null;
  }
};

const greetingOf = (heard: Heard): Greeting => {
  const { status, text, isJson, asksForToken } = heard;
  if (status === 429 || status >= 500 || (status === 403 && /rate limit exceeded/i.test(text))) return { kind: 'busy' };
  // Somebody's sign-in page says 401 or 403 too: only Canvas says so in JSON.
  if (status === 401 && (isJson || asksForToken)) return { kind: 'unknown' };
  if (status === 403 && isJson) return { kind: 'forbidden' };
  const self = status === 200 ? parsed(Self, heard) : null;
  if (!self) return { kind: 'no_canvas' };
  const name = [self.name, self.short_name].map((each) => Name.safeParse(each).data).find((each) => each !== undefined);
  return { kind: 'known', id: self.id, name: name ?? self.id };
};

/** Asks other people's Canvas through connections that lead to public addresses only. Redirects are not followed. */
export const undiciHost = (dispatcher: Dispatcher): CanvasHost => {
  /** Null: no answer, or none in time. */
  const ask = async (url: URL, question: Question): Promise<Heard | null> => {
    try {
      const reply = await request(url, { ...question, dispatcher, signal: AbortSignal.timeout(patienceMs) });
      const { statusCode: status, headers } = reply;
      const type = String(headers['content-type'] ?? 'json');
      const asksForToken = /^bearer\b/i.test(String(headers['www-authenticate'] ?? ''));
      return { status, isJson: /\bjson\b/i.test(type), asksForToken, text: await headOf(reply.body) };
    } catch {
      return null;
    }
  };

  return {
    greet: async (base, token) => {
      const headers = { authorization: `Bearer ${token}`, accept: 'application/json+canvas-string-ids' };
      const heard = await ask(new URL('/api/v1/users/self', base), { method: 'GET', headers });
      return heard ? greetingOf(heard) : { kind: 'silent' };
    },

    trade: async (base, grant) => {
      const heard = await ask(new URL('/login/oauth2/token', base), {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: new URLSearchParams(grant).toString(),
      });
      if (!heard || heard.status === 429 || heard.status >= 500) return { kind: 'silent' };
      const traded = heard.status === 200 ? parsed(Traded, heard) : null;
      if (!traded) return { kind: 'refused' };
      const { access_token: accessToken, refresh_token, expires_in } = traded;
      return { kind: 'traded', accessToken, refreshToken: refresh_token ?? null, lifeMs: expires_in * 1000 };
    },

    hasCalendar: async (url) => {
      const heard = await ask(new URL(url), { method: 'GET', headers: { accept: 'text/calendar' } });
      if (!heard) return 'silent';
      return heard.status === 200 && heard.text.trimStart().startsWith('BEGIN:VCALENDAR') ? 'calendar' : 'no_calendar';
    },
  };
};
