import { type Answer, type AskOptions, ask } from './ask.ts';
import { CanvasFault } from './fault.ts';

/** Far more pages than anybody's Canvas has: a list that is longer leads nowhere. */
const mostPages = 1_000;

/** A list as far as it could be read. `fault`: why there may be more. */
export interface Listed {
  readonly items: readonly unknown[];
  readonly fault: CanvasFault | null;
  /** Of the first page, for asking whether anything is new. */
  readonly etag: string | null;
  readonly isUnchanged: boolean;
}

/** The address of the next page. Headers are looked at whatever their case, and links taken as they are. */
export const nextOf = (link: string | null): string | null => {
  for (const part of link?.split(/,\s*(?=<)/) ?? []) {
    const match = /^<([^>]*)>\s*;(.*)$/s.exec(part.trim());
    if (match && /(^|;)\s*rel\s*=\s*"?next"?\s*(;|$)/i.test(match[2] ?? '')) return match[1] ?? null;
  }
  return null;
};

const pageAfter = (answer: Answer, from: URL, seen: ReadonlySet<string>): URL | null => {
  const next = nextOf(answer.link);
  if (next === null) return null;
  if (!URL.canParse(next, from.href)) throw new CanvasFault('astray', 'a page of Canvas led nowhere');
  const url = new URL(next, from.href);
  // The token goes to the host it is for and to no other.
  if (url.origin !== from.origin) throw new CanvasFault('astray', 'a page of Canvas led to another host');
  if (seen.has(url.href)) throw new CanvasFault('astray', 'the pages of Canvas led in a circle');
  return url;
};

/**
 * Reads a list page after page until there is no next one: a page that is short, or empty, is not the last one for that. What was read
 * before a fault is answered with it.
 */
export const list = async (first: URL, etag: string | null, options: AskOptions): Promise<Listed> => {
  const items: unknown[] = [];
  const seen = new Set<string>();
  let firstEtag: string | null = null;
  try {
    for (let url: URL | null = first; url !== null; ) {
      if (seen.size >= mostPages) throw new CanvasFault('astray', 'the pages of Canvas have no end');
      seen.add(url.href);
      const answer: Answer = await ask(url, url === first ? etag : null, options);
      if (answer.isUnchanged) return { items: [], fault: null, etag: answer.etag ?? etag, isUnchanged: true };
      if (!Array.isArray(answer.body))
        throw new CanvasFault('unreachable', `Canvas answered ${url.pathname} with something else than a list`);
      if (url === first) firstEtag = answer.etag;
      items.push(...answer.body);
      url = pageAfter(answer, url, seen);
    }
    return { items, fault: null, etag: firstEtag, isUnchanged: false };
  } catch (error) {
    if (!(error instanceof CanvasFault) || error.kind === 'cancelled' || error.kind === 'token') throw error;
    return { items, fault: error, etag: null, isUnchanged: false };
  }
};
