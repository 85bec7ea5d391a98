import { Trans, useLingui } from '@lingui/react/macro';
import type { FreshInvite, InviteStatus } from '@lyceum/shared/invite/contract.ts';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { ErrorPage } from '../../ui/ErrorPage.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Row } from '../../ui/Row.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCrumb } from '../../ui/shell/crumb.ts';
import { Accept } from './components/Accept.tsx';
import { FreshCode } from './components/FreshCode.tsx';
import { InviteTable } from './components/InviteTable.tsx';
import { NewInvite } from './components/NewInvite.tsx';
import { Views } from './components/Views.tsx';
import { useInvites } from './queries.ts';

const link = getRouteApi('/in/invite/$code');

/** `/invite/:code`: what the invite gives, and the one button that takes it. */
export const InvitePage = () => <Accept code={link.useParams().code} />;

/** `/school/invites`: who was invited, to what, and what became of it. */
export const InvitesPage = () => {
  const { t } = useLingui();
  const [status, setStatus] = useState<InviteStatus | undefined>();
  const [fresh, setFresh] = useState<FreshInvite | null>(null);
  const invites = useInvites(status);
  useCrumb(t`Invites`);
  if (invites.error && !invites.data) return <ErrorPage error={invites.error} retry={() => void invites.refetch()} />;
  const items = invites.data?.pages.flatMap((page) => page.items);
  return (
    <div className="text adm">
      <Row className="head tick">
        <div className="flex adm-h">
          <Heading title={t`Invites`} className="grow">
            <Trans>Invites</Trans>
          </Heading>
          <NewInvite onMade={setFresh} />
        </div>
      </Row>
      {fresh && <FreshCode invite={fresh} />}
      <Row margin={<Views value={status} onChange={setStatus} />} className="views-row">
        {!items && <Skeleton rows={5} label={t`Invites are being fetched`} />}
        {items?.length === 0 && (
          <Empty doodle="key" title={status ? <Trans>None in this state.</Trans> : <Trans>Nobody was invited yet.</Trans>}>
            {!status && <Trans>An invite is a link. Whoever opens it signs up and is in, without typing a code.</Trans>}
          </Empty>
        )}
        {items && items.length > 0 && <InviteTable items={items} onFresh={setFresh} />}
        {invites.hasNextPage && (
          <p className="sp-1">
            <Button busy={invites.isFetchingNextPage} onClick={() => void invites.fetchNextPage()}>
              <Trans>Show older ones</Trans>
            </Button>
          </p>
        )}
      </Row>
    </div>
  );
};
