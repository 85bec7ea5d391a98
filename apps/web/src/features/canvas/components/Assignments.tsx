import { Trans, useLingui } from '@lingui/react/macro';
import type { AssignmentStatus } from '@lyceum/shared/canvas/contract.ts';
import type { CanvasId } from '@lyceum/shared/kernel/ids.ts';
import { useDeferredValue, useState } from 'react';
import { useFormats } from '../../../lib/format.ts';
import { problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field, FormError } from '../../../ui/Field.tsx';
import { Row } from '../../../ui/Row.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { type Listed, useAssignments, useCourses, type Wanted } from '../queries.ts';
import { OutLink } from './OutLink.tsx';
import { Section } from './Section.tsx';
import { StatusTag } from './StatusTag.tsx';

/** What lies ahead is what is looked for first. */
const ahead: Wanted = { courseId: '', status: 'upcoming', search: '' };

const ScoreText = ({ item }: { readonly item: Listed }) => {
  const { number } = useFormats();
  const { score, grade, pointsPossible } = item;
  if (score === null && grade === null) return null;
  const got = score === null ? grade : number(score);
  return (
    <span className="num sm nowrap">
      {got}
      {score !== null && pointsPossible !== null && ` / ${number(pointsPossible)}`}
    </span>
  );
};

const Item = ({ item }: { readonly item: Listed }) => {
  const formats = useFormats();
  return (
    <li>
      <Row className="ruled" margin={item.dueAt && `${formats.dayMonth(item.dueAt)} ${formats.time(item.dueAt)}`}>
        <div className="row">
          <span className="t grow">
            <OutLink url={item.url} className="b">
              {item.name}
            </OutLink>{' '}
            <span className="two sm by">{item.courseName}</span>
          </span>
          <ScoreText item={item} />
          {item.isLate && (
            <span className="tag amber">
              <Trans>late</Trans>
            </span>
          )}
          <StatusTag status={item.status} />
        </div>
      </Row>
    </li>
  );
};

const Filters = ({ wanted, onChange }: { readonly wanted: Wanted; readonly onChange: (wanted: Wanted) => void }) => {
  const { t } = useLingui();
  const courses = useCourses().data?.items ?? [];
  const statuses: readonly { readonly value: AssignmentStatus | ''; readonly label: string }[] = [
    { value: '', label: t`all` },
    { value: 'upcoming', label: t`ahead` },
    { value: 'overdue', label: t`overdue` },
    { value: 'missing', label: t`missing` },
    { value: 'submitted', label: t`handed in` },
    { value: 'graded', label: t`graded` },
    { value: 'excused', label: t`excused` },
    { value: 'undated', label: t`no date` },
  ];
  return (
    <search className="cv-filters">
      <Field
        label={t`Find`}
        type="search"
        data-search="true"
        maxLength={100}
        value={wanted.search}
        onChange={(event) => onChange({ ...wanted, search: event.target.value })}
      />
      <Select
        label={t`Course`}
        value={wanted.courseId}
        choices={[{ value: '', label: t`all` }, ...courses.map(({ id, name }) => ({ value: id, label: name }))]}
        onChoose={(courseId: CanvasId | '') => onChange({ ...wanted, courseId })}
      />
      <Select label={t`State`} value={wanted.status} choices={statuses} onChoose={(status) => onChange({ ...wanted, status })} />
    </search>
  );
};

/** Everything that was set, by due date; by course, by how it stands, by words. */
export const Assignments = ({ freshAt }: { readonly freshAt: string | null | undefined }) => {
  const { t, i18n } = useLingui();
  const [wanted, setWanted] = useState(ahead);
  const list = useAssignments(useDeferredValue(wanted));
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <Section title={<Trans>All assignments</Trans>} freshAt={freshAt} />
      <Row>
        <Filters wanted={wanted} onChange={setWanted} />
        {list.error && <FormError>{i18n._(problemText(list.error))}</FormError>}
        {!items && !list.error && <Skeleton rows={5} label={t`Assignments are being fetched`} />}
      </Row>
      {items?.length === 0 && (
        <Row>
          <p className="row last two">
            <Trans>Nothing fits these filters.</Trans>
          </p>
        </Row>
      )}
      <ol className="agenda" aria-busy={list.isPlaceholderData}>
        {items?.map((item) => (
          <Item key={`${item.connectionId}${item.courseId}${item.id}`} item={item} />
        ))}
      </ol>
      {list.hasNextPage && (
        <Row>
          <p className="sp-1">
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              <Trans>Show more</Trans>
            </Button>
          </p>
        </Row>
      )}
    </>
  );
};
