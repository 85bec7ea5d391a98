import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { ErrorPage } from '../../ui/ErrorPage.tsx';
import { FormError } from '../../ui/Field.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Row } from '../../ui/Row.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCrumb } from '../../ui/shell/crumb.ts';
import { Connect } from './components/Connect.tsx';
import { Connections } from './components/Connections.tsx';
import { Dashboard } from './components/Dashboard.tsx';
import { extrasOf } from './components/extras.ts';
import { Squared } from './components/Squared.tsx';
import { useConnections, useStats } from './queries.ts';

const route = getRouteApi('/in/own/canvas');
const frame = getRouteApi('/in');

const Nothing = ({ onConnect }: { readonly onConnect: () => void }) => (
  <>
    <Row className="head tick">
      <Heading title="Canvas" className="h-xl">
        Canvas
      </Heading>
    </Row>
    <Row>
      <Empty
        doodle="book"
        title={<Trans>Bring your Canvas over.</Trans>}
        action={
          <Button kind="pen" onClick={onConnect}>
            <Trans>Connect Canvas</Trans>
          </Button>
        }
      >
        <Trans>What is due, what was graded and what the teacher moved stands here by itself, read every two hours.</Trans>
      </Empty>
    </Row>
  </>
);

/** What the server says when the way back from Canvas did not end in a connection. */
const Refused = ({ error }: { readonly error: string }) => (
  <Row>
    <div className="sp-1">
      <FormError>
        {error === 'denied' && <Trans>You did not allow it at Canvas, so nothing was connected.</Trans>}
        {error === 'stale' && <Trans>The sign-in at Canvas took too long. Begin once more.</Trans>}
        {error === 'stranger' && <Trans>The sign-in at Canvas was begun by somebody else. Begin once more.</Trans>}
        {error === 'refused' && <Trans>Canvas did not let Lyceum in. Try once more, or ask your school.</Trans>}
        {!['denied', 'stale', 'stranger', 'refused'].includes(error) && <Trans>Canvas did not answer. Try once more in a minute.</Trans>}
      </FormError>
    </div>
  </Row>
);

/** `/canvas`: what is connected, what is being read, what changed, what is due; on squares, grades and the next two weeks. */
export const CanvasPage = () => {
  const { t } = useLingui();
  const { error: refused } = route.useSearch();
  const { user } = frame.useRouteContext();
  const connections = useConnections();
  const stats = useStats();
  const [isConnecting, setConnecting] = useState(false);
  useCrumb('Canvas');
  if (connections.error && !connections.data) return <ErrorPage error={connections.error} retry={() => void connections.refetch()} />;
  const items = connections.data?.items;
  const extras = extrasOf(items ?? []);
  const isEmpty = items?.length === 0;
  const done = () => setConnecting(false);
  return (
    <>
      <div className="text">
        {refused && <Refused error={refused} />}
        {!items && (
          <Row className="head">
            <Skeleton rows={6} label={t`Your connections are being fetched`} />
          </Row>
        )}
        {isConnecting && <Connect onDone={done} onBack={done} />}
        {!isConnecting && isEmpty && <Nothing onConnect={() => setConnecting(true)} />}
        {!isConnecting && items && items.length > 0 && user && (
          <Connections person={user.id} items={items} onAdd={() => setConnecting(true)} />
        )}
        {!isConnecting && items && items.length > 0 && stats.data && (
          <Dashboard stats={stats.data} extras={extras} isMarking={!items.some(({ isSyncing }) => isSyncing)} />
        )}
      </div>
      <aside className="squared cv-side" aria-label={t`Canvas on squares`}>
        {!isEmpty && stats.data && <Squared stats={stats.data} extras={extras} />}
      </aside>
    </>
  );
};
