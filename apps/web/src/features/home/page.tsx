import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { dateInWords } from '../../lib/date-words.ts';
import { useFormats } from '../../lib/format.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { ErrorPage } from '../../ui/ErrorPage.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Row } from '../../ui/Row.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCrumb } from '../../ui/shell/crumb.ts';
import { Agenda } from './components/Agenda.tsx';
import { Channels } from './components/Channels.tsx';
import { NextUp } from './components/NextUp.tsx';
import { Notebook } from './components/Notebook.tsx';
import { nextUp, useSessions } from './queries.ts';

const useNow = (everyMs: number): number => {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const id = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(id);
  }, [everyMs]);
  return now;
};

/** The first page: what day it is, what is next, what is on today, and twelve weeks on squares. */
export const HomePage = () => {
  const { t } = useLingui();
  const formats = useFormats();
  const { locale, timeZone } = usePreferences();
  const now = useNow(20_000);
  const { data, error, isPending, refetch } = useSessions();
  const sessions = data?.items ?? [];
  const next = nextUp(sessions, now);
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
            <NextUp session={next} now={now} />
            <Agenda sessions={sessions} now={now} />
          </>
        )}
        <Channels />
      </div>
      <Notebook sessions={sessions} now={now} />
    </>
  );
};
