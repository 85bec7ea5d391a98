import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { dateInWords } from '../../lib/date-words.ts';
import { useFormats } from '../../lib/format.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { Doodle } from '../../ui/Doodle.tsx';
import { ErrorPage } from '../../ui/ErrorPage.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Row } from '../../ui/Row.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCrumb } from '../../ui/shell/crumb.ts';
import { StreakBook } from '../reward/components/StreakBook.tsx';
import { WeekXp } from '../reward/components/WeekXp.tsx';
import { Agenda } from './components/Agenda.tsx';
import { Channels } from './components/Channels.tsx';
import { Continue } from './components/Continue.tsx';
import { CleanPage, NextUp } from './components/NextUp.tsx';
import { nextUp, useContinue, useDueMistakes, useSessions } from './queries.ts';

const useNow = (everyMs: number): number => {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const id = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(id);
  }, [everyMs]);
  return now;
};

/** The first page: what day it is, what is next, where one left off, what is on today; and on squares, twelve weeks and this one. */
export const HomePage = () => {
  const { t } = useLingui();
  const formats = useFormats();
  const { locale, timeZone } = usePreferences();
  const now = useNow(20_000);
  const { data, error, isPending, refetch } = useSessions();
  const sessions = data?.items ?? [];
  const next = nextUp(sessions, now);
  const place = useContinue().data?.[0];
  const due = useDueMistakes().data ?? 0;
  useCrumb(t`Home`);
  if (error && !data) return <ErrorPage error={error} retry={() => void refetch()} />;
  return (
    <>
      <div className="text">
        <Row
          className="head tick"
          margin={
            <span className="desktop-only-i">
              {formats.weekday(now)}
              <br />
              {formats.dayMonth(now)}
              <br />
              {formats.time(now)}
            </span>
          }
        >
          <Heading title={t`Home`}>{dateInWords(now, locale, timeZone)}</Heading>
          <p className="two sub">
            <Trans>Classwork</Trans>
          </p>
        </Row>
        {isPending ? (
          <Row>
            <Skeleton rows={5} label={t`Loading your day`} />
          </Row>
        ) : (
          <>
            {next && <NextUp session={next} now={now} />}
            {place && <Continue place={place} isMarked={!next} />}
            {!next && !place && <CleanPage />}
            <Agenda sessions={sessions} due={due} now={now} />
          </>
        )}
        <Channels />
      </div>
      <aside className="squared home-sq" aria-label={t`My exercise book on squares`}>
        <StreakBook />
        <WeekXp />
        <div className="corner-doodle">
          <Doodle name="cat" size={24} />
        </div>
      </aside>
    </>
  );
};
