import type { Connection } from '@lyceum/shared/canvas/contract.ts';

/**
 * Whether announcements, events and modules can be had: not of feeds alone, at once, or only once they were read for the first time.
 * `freshAt`: when they were read, the oldest of all connections.
 */
export interface Extras {
  readonly state: 'none' | 'coming' | 'read';
  readonly freshAt: string | null;
}

/** What there is of them in these connections. */
export const extrasOf = (connections: readonly Pick<Connection, 'kind' | 'extrasAt'>[]): Extras => {
  const able = connections.filter(({ kind }) => kind !== 'calendar');
  const times = able.flatMap(({ extrasAt }) => extrasAt ?? []).sort();
  if (able.length === 0) return { state: 'none', freshAt: null };
  return { state: times.length > 0 ? 'read' : 'coming', freshAt: times[0] ?? null };
};
