import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { problemText } from '../../lib/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { ErrorPage } from '../../ui/ErrorPage.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Row } from '../../ui/Row.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCrumb } from '../../ui/shell/crumb.ts';
import { toastError } from '../../ui/toast.ts';
import { Act } from './components/Act.tsx';
import { Filters } from './components/Filters.tsx';
import { type TrailFilter, trailAsCsv, useTrail } from './queries.ts';

const route = getRouteApi('/in/own/school/audit');

const save = (text: string, name: string) => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
};

const CsvButton = ({ filter }: { readonly filter: TrailFilter }) => {
  const { i18n } = useLingui();
  const [isBusy, setBusy] = useState(false);
  const fetchAll = () => {
    setBusy(true);
    trailAsCsv(filter)
      .then((text) => save(text, 'audit.csv'))
      .catch((error: unknown) => toastError(i18n._(problemText(error))))
      .finally(() => setBusy(false));
  };
  return (
    <Button kind="text" size="sm" busy={isBusy} onClick={fetchAll}>
      <Download className="i i-s" />
      CSV
    </Button>
  );
};

/** `/school/audit`: who did what that not everybody may do. */
export const AuditPage = () => {
  const { t } = useLingui();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const trail = useTrail(filter);
  useCrumb(t`Audit trail`);
  if (trail.error && !trail.data) return <ErrorPage error={trail.error} retry={() => void trail.refetch()} />;
  const items = trail.data?.pages.flatMap((page) => page.items);
  return (
    <div className="text adm">
      <Row className="head tick">
        <div className="flex adm-h">
          <Heading title={t`Audit trail`} className="grow">
            <Trans>Audit trail</Trans>
          </Heading>
          <CsvButton filter={filter} />
        </div>
        <p className="two">
          <Trans>Each line holds the hash of the line before it: nothing can be changed or taken out unseen.</Trans>
        </p>
      </Row>
      <Row>
        <Filters value={filter} onChange={(search) => void navigate({ search })} />
      </Row>
      {!items && (
        <Row>
          <Skeleton rows={6} label={t`The trail is being fetched`} />
        </Row>
      )}
      {items?.length === 0 && (
        <Row>
          <Empty doodle="key" title={<Trans>No line fits.</Trans>}>
            <Trans>Keys, invites, courses and rights leave a line here when somebody changes them.</Trans>
          </Empty>
        </Row>
      )}
      {items?.map((entry) => (
        <Act key={entry.seq} entry={entry} />
      ))}
      {trail.hasNextPage && (
        <Row>
          <Button busy={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
            <Trans>Show older lines</Trans>
          </Button>
        </Row>
      )}
    </div>
  );
};
