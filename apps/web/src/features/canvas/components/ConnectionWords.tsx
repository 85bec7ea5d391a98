import { Trans } from '@lingui/react/macro';
import type { Connection, Sync } from '@lyceum/shared/canvas/contract.ts';
import { useFormats } from '../../../lib/format.ts';
import { usePreferences } from '../../../lib/preferences.ts';
import { spanUntil } from './when.ts';

/** Since when it reads, and as whom. */
export const Since = ({ connection }: { readonly connection: Connection }) => {
  const { longDay } = useFormats();
  const since = longDay(connection.createdAt);
  if (connection.kind === 'calendar') return <Trans>Calendar feed since {since}: titles and due dates, no grades.</Trans>;
  const name = connection.canvasUser?.name;
  return (
    <>
      {name ? (
        <Trans>
          Connected as {name} since {since}.
        </Trans>
      ) : (
        <Trans>Connected since {since}.</Trans>
      )}{' '}
      <Trans>Read only: Lyceum never writes to Canvas.</Trans>
    </>
  );
};

/** When it was read last, and when it will be. */
export const Times = ({ connection, now }: { readonly connection: Connection; readonly now: number }) => {
  const formats = useFormats();
  const { lastSyncedAt, nextSyncAt } = connection;
  const span = nextSyncAt ? spanUntil(nextSyncAt, now) : null;
  const isToday = lastSyncedAt && formats.dayKey(lastSyncedAt) === formats.dayKey(now);
  return (
    <>
      {lastSyncedAt ? (
        <Trans>Last read in full: {isToday ? formats.time(lastSyncedAt) : formats.full(lastSyncedAt)}</Trans>
      ) : (
        <Trans>Not read in full yet</Trans>
      )}
      {nextSyncAt && (
        <>
          , {span === null && <Trans>next in a moment</Trans>}
          {span && span.hours === 0 && <Trans>next in {span.minutes} min</Trans>}
          {span && span.hours > 0 && (
            <Trans>
              next in {span.hours} h {span.minutes} min
            </Trans>
          )}
        </>
      )}
      .
    </>
  );
};

/** On which day a pasted token ends, where that is known. */
export const TokenEnd = ({ connection, now }: { readonly connection: Connection; readonly now: number }) => {
  const { longDay } = useFormats();
  const { timeZone } = usePreferences();
  const { kind, tokenExpiresAt } = connection;
  if (kind !== 'token' || tokenExpiresAt === null || Date.parse(tokenExpiresAt) <= now) return null;
  const years = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' });
  const year = years.format(new Date(tokenExpiresAt));
  const day = year === years.format(now) ? longDay(tokenExpiresAt) : `${longDay(tokenExpiresAt)} ${year}`;
  return <Trans>The token ends on {day}.</Trans>;
};

/** That announcements, events and modules come a little later than the rest; nothing once somebody asked Canvas for them. */
export const Coming = ({ connection, last }: { readonly connection: Connection; readonly last: Sync | null | undefined }) => {
  const { kind, extrasAt, lastSyncedAt } = connection;
  const wasAsked = last?.resources.some(({ name }) => name === 'announcements' || name === 'modules') ?? false;
  if (kind === 'calendar' || extrasAt !== null || lastSyncedAt === null || wasAsked) return null;
  return <Trans>Announcements, the calendar and modules come within minutes.</Trans>;
};
