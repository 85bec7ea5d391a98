/** Canvas's own limits (lib/api.rb). */
const pageDefault = 10;
const pageMost = 100;

/** How this Canvas differs from the usual one in its pages. */
export interface PageHabits {
  /** Says which page is the last. */
  readonly tellsLast: boolean;
  /** `link` for `Link`. */
  readonly lowerCase: boolean;
  /** Some pages come shorter than asked for, or empty, with a next one after them. */
  readonly hasGaps: boolean;
}

export interface Asked {
  readonly url: URL;
  readonly base: string;
  /** Pages by bookmark: opaque, without a last one. */
  readonly isBookmarked: boolean;
  readonly habits: PageHabits;
}

/** One page of a list and the header that leads on. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly perPage: number;
  readonly link: string;
}

const bookmarkOf = (at: number): string => `bookmark:${Buffer.from(JSON.stringify([at])).toString('base64url')}`;
const readBookmark = (text: string): number | null => {
  try {
    const [at] = JSON.parse(Buffer.from(text.slice('bookmark:'.length), 'base64url').toString()) as [number];
    return Number.isSafeInteger(at) ? at : null;
  } catch {
    return null;
  }
};

const perPageOf = (url: URL): number => {
  const asked = Number(url.searchParams.get('per_page') ?? pageDefault);
  return Math.min(pageMost, Math.max(1, Number.isInteger(asked) ? asked : pageDefault));
};

const address = ({ url, base }: Asked, page: string, perPage: number): string => {
  const next = new URL(url.pathname + url.search, base);
  // Canvas takes the token out and puts the page at the end.
  for (const name of ['page', 'per_page', 'access_token', 'api_key']) next.searchParams.delete(name);
  next.searchParams.append('page', page);
  next.searchParams.append('per_page', String(perPage));
  return next.href;
};

/** Where a page begins, or null for a bookmark that is none. */
const offsetOf = ({ url, isBookmarked }: Asked, perPage: number): number | null => {
  const page = url.searchParams.get('page');
  if (page === null) return 0;
  if (isBookmarked) return readBookmark(page);
  const number = Number(page);
  return Number.isInteger(number) && number >= 1 ? (number - 1) * perPage : 0;
};

/** What a student may not see is taken out after the page was cut, so pages come short, and the second one empty. */
const withGaps = <T>(visible: readonly T[], perPage: number): (T | null)[] => {
  const gap = new Array<null>(perPage).fill(null);
  const head = visible.slice(0, Math.ceil(perPage / 2));
  return [...head, ...gap.slice(head.length), ...gap, ...visible.slice(head.length)];
};

/** Cuts one page out of a list. Null: the bookmark is none, which Canvas answers with 404. */
export const paginate = <T>(visible: readonly T[], asked: Asked): Page<T> | null => {
  const list = asked.habits.hasGaps ? withGaps(visible, perPageOf(asked.url)) : visible;
  const perPage = perPageOf(asked.url);
  const offset = offsetOf(asked, perPage);
  if (offset === null) return null;
  const items = list.slice(offset, offset + perPage).filter((item) => item !== null);
  const { habits, isBookmarked } = asked;
  const page = (at: number): string => address(asked, isBookmarked ? bookmarkOf(at) : String(at / perPage + 1), perPage);
  const links: [string, string][] = [['current', page(offset)]];
  if (offset + perPage < list.length) links.push(['next', page(offset + perPage)]);
  if (!isBookmarked && offset > 0) links.push(['prev', page(offset - perPage)]);
  links.push(['first', page(0)]);
  if (!isBookmarked && habits.tellsLast) links.push(['last', page(Math.max(0, Math.ceil(list.length / perPage) - 1) * perPage)]);
  return { items, perPage, link: links.map(([rel, href]) => `<${href}>; rel="${rel}"`).join(',') };
};
