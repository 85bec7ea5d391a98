import { Trans, useLingui } from '@lingui/react/macro';
import { api } from '../../../lib/api.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { ErrorPage } from '../../../ui/ErrorPage.tsx';
import { Heading } from '../../../ui/Heading.tsx';
import { Row } from '../../../ui/Row.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useCrumb } from '../../../ui/shell/crumb.ts';
import { useSessions } from '../queries.ts';
import { ClassList } from './ClassList.tsx';
import { NewClass } from './NewClass.tsx';

/** `/class`: every class one belongs to; tutors make new ones here. */
export const ClassesPage = () => {
  const { t } = useLingui();
  const me = api.account.me.useQuery({});
  const { data, error, isPending, refetch } = useSessions();
  const mayTeach = me.data?.role === 'tutor' || me.data?.role === 'admin';
  useCrumb(t`Class`);
  if (error && !data) return <ErrorPage error={error} retry={() => void refetch()} />;
  return (
    <>
      <div className="text">
        <Row className="head tick">
          <div className="flex wrap">
            <Heading title={t`Classes`} className="grow">
              <Trans>Classes</Trans>
            </Heading>
            {mayTeach && <NewClass />}
          </div>
        </Row>
        {isPending && (
          <Row>
            <Skeleton rows={5} label={t`Loading classes`} />
          </Row>
        )}
        {data && <ClassList sessions={data.items} />}
        {data?.items.length === 0 && (
          <Row>
            <Empty doodle="board" title={<Trans>The board is clean.</Trans>}>
              {mayTeach ? (
                <Trans>Make the first class; everyone you name finds it on their page.</Trans>
              ) : (
                <Trans>When a tutor adds you to a class, it stands here.</Trans>
              )}
            </Empty>
          </Row>
        )}
      </div>
      <aside className="squared" aria-hidden="true" />
    </>
  );
};
