import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { api } from '../../lib/api.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorPage } from '../../ui/ErrorPage.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Row } from '../../ui/Row.tsx';
import { useCrumb } from '../../ui/shell/crumb.ts';
import { CalendarFeed } from '../agenda/components/CalendarFeed.tsx';
import { StreakChoices } from '../reward/components/StreakChoices.tsx';
import { Choices } from './components/Choices.tsx';
import { Password } from './components/Password.tsx';
import { Profile } from './components/Profile.tsx';

const Part = ({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) => (
  <Row className="tick part">
    <h2 className="sec">{title}</h2>
    {children}
  </Row>
);

/** `/settings`: oneself, the page, the way in. */
export const SettingsPage = ({ onSignOut }: { readonly onSignOut: () => void }) => {
  const { t } = useLingui();
  const me = api.account.me.useQuery({});
  useCrumb(t`Settings`);
  if (me.error && !me.data) return <ErrorPage error={me.error} retry={() => void me.refetch()} />;
  if (!me.data) return null;
  return (
    <div className="text">
      <Row className="head tick">
        <Heading title={t`Settings`}>
          <Trans>Settings</Trans>
        </Heading>
      </Row>
      <Part title={<Trans>The page</Trans>}>
        <Choices />
      </Part>
      <Part title={<Trans>You</Trans>}>
        <Profile key={me.data.id} me={me.data} />
      </Part>
      <Part title={<Trans>Learning</Trans>}>
        <StreakChoices />
      </Part>
      <Part title={<Trans>Calendar feed</Trans>}>
        <CalendarFeed />
      </Part>
      <Part title={<Trans>Password</Trans>}>
        <Password email={me.data.email} />
      </Part>
      <Part title={<Trans>This device</Trans>}>
        <p className="two">
          <Trans>You are signed in as {me.data.email}.</Trans>
        </p>
        <p className="sp-h">
          <Button kind="red" onClick={onSignOut}>
            <Trans>Sign out</Trans>
          </Button>
        </p>
      </Part>
    </div>
  );
};
