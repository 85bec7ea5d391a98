import { createHash } from 'node:crypto';
import type { Locale } from '@lyceum/shared/account/contract.ts';
import { calendarName, classSpan, type Entry, entriesOf, mostEntries } from '@lyceum/shared/agenda/rules.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { tokenHash } from '../../../platform/secrets.ts';
import type { AgendaPorts } from '../ports.ts';

/** An agenda as a calendar has it. */
export interface Calendar {
  readonly name: string;
  readonly locale: Locale;
  readonly entries: readonly Entry[];
  /** The same as long as it says the same. */
  readonly tag: string;
  readonly madeAt: number;
}

/** The calendar that a code opens, for whoever has it. Codes that never were and those that are closed look alike. */
export const calendar =
  ({ store, clock, throttle, publicUrl }: Pick<AgendaPorts, 'store' | 'clock' | 'throttle' | 'publicUrl'>) =>
  async (code: string, address: string): Promise<Calendar> => {
    await throttle.take('calendar', `network ${address}`);
    const owner = await store.read.agenda.ownerOf(tokenHash(code));
    if (!owner) throw new Refusal('not_found', { message: 'There is no calendar at this address.' });
    const { id: personId, timezone: zone, locale } = owner;
    const now = clock.now();
    const rows = await store.read.agenda.rows({ personId, now, classes: classSpan(now), limit: mostEntries });
    const said = { name: calendarName[locale], locale, entries: entriesOf(rows, { zone, publicUrl }) };
    const tag = createHash('sha256').update(JSON.stringify(said)).digest('base64url');
    return { ...said, tag, madeAt: now };
  };
