import type { World } from '@lyceum/shared/course/contract/world.ts';

/** What a list of courses is narrowed by; each stands in the address. */
export interface Filters {
  readonly text: string;
  readonly level: World['difficulty'] | null;
  readonly language: World['language'] | null;
  readonly length: Length | null;
  readonly tutor: string | null;
  /** Only courses that need no membership. */
  readonly isFree: boolean;
  /** Only those one has begun. */
  readonly isMine: boolean;
}

/** `short`: up to four weeks. `long`: more than eight. */
export type Length = 'short' | 'medium' | 'long';

export const lengthOf = ({ weekCount }: World): Length => {
  if (weekCount <= 4) return 'short';
  return weekCount <= 8 ? 'medium' : 'long';
};

const oneOf = <T extends string>(values: readonly T[], value: unknown): T | null => values.find((each) => each === value) ?? null;

type Search = Readonly<Record<string, unknown>>;

/** Reads filters from an address; what it does not know it leaves out. */
export const readFilters = (search: Search): Filters => ({
  text: typeof search['q'] === 'string' ? search['q'].slice(0, 100) : '',
  level: oneOf(['beginner', 'intermediate', 'advanced'], search['level']),
  language: oneOf(['en', 'uk'], search['lang']),
  length: oneOf(['short', 'medium', 'long'], search['length']),
  tutor: typeof search['tutor'] === 'string' ? search['tutor'] : null,
  isFree: search['free'] === 'yes',
  isMine: search['mine'] === 'yes',
});

/** Writes filters as an address has them; what is not narrowed is left out. */
export const writeFilters = (filters: Filters): Record<string, string> => {
  const all = {
    q: filters.text,
    level: filters.level,
    lang: filters.language,
    length: filters.length,
    tutor: filters.tutor,
    free: filters.isFree ? 'yes' : '',
    mine: filters.isMine ? 'yes' : '',
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1])));
};

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('uk');

const says = (world: World, text: string): boolean => {
  const hay = plain(`${world.title} ${world.description} ${world.tutor.name}`);
  return plain(text)
    .split(/\s+/)
    .every((word) => hay.includes(word));
};

/** The courses that pass every filter, in the order they came in. */
export const passing = (worlds: readonly World[], filters: Filters): readonly World[] =>
  worlds.filter(
    (world) =>
      (filters.level === null || world.difficulty === filters.level) &&
      (filters.language === null || world.language === filters.language) &&
      (filters.length === null || lengthOf(world) === filters.length) &&
      (filters.tutor === null || world.tutor.id === filters.tutor) &&
      (!filters.isFree || world.visibility === 'public') &&
      (!filters.isMine || world.isEnrolled) &&
      says(world, filters.text),
  );
