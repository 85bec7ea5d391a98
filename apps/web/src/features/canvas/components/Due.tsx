import { Plural, Trans } from '@lingui/react/macro';
import type { Stats } from '@lyceum/shared/dashboard/contract.ts';
import type { ReactNode } from 'react';
import { useFormats } from '../../../lib/format.ts';
import { Row } from '../../../ui/Row.tsx';
import { OutLink } from './OutLink.tsx';
import { Section } from './Section.tsx';
import { daysSince } from './when.ts';

type Item = Stats['upcoming'][number];

const weekMs = 7 * 86_400_000;

const keyOf = ({ connectionId, courseId, assignmentId }: Item): string => `${connectionId}${courseId}${assignmentId}`;

const DueRow = (props: { readonly item: Item; readonly margin: ReactNode; readonly isMarked?: boolean; readonly children?: ReactNode }) => {
  const { item, margin, isMarked } = props;
  return (
    <li>
      <Row className="ruled" margin={margin}>
        <div className="row">
          <span className="t grow">
            <OutLink url={item.url} className="b">
              {isMarked ? <span className="mark">{item.name}</span> : item.name}
            </OutLink>{' '}
            <span className="two sm by">{item.courseName}</span>
          </span>
          {props.children}
        </div>
      </Row>
    </li>
  );
};

const Nearness = ({ item, now }: { readonly item: Item; readonly now: number }) => {
  const formats = useFormats();
  const day = formats.dayKey(item.dueAt);
  if (day === formats.dayKey(now)) {
    return (
      <span className="tag amber">
        <Trans>today</Trans>
      </span>
    );
  }
  if (item.pointsPossible === null || item.pointsPossible === 0) return null;
  return (
    <span className="tag">
      <Plural value={item.pointsPossible} one="# point" other="# points" />
    </span>
  );
};

/** What is due in seven days, its times in the margin. The first is marked when nothing else on the page is. */
export const DueThisWeek = ({ stats, now, isMarking }: { readonly stats: Stats; readonly now: number; readonly isMarking: boolean }) => {
  const formats = useFormats();
  const items = stats.upcoming.filter(({ dueAt }) => Date.parse(dueAt) - now < weekMs);
  return (
    <>
      <Section title={<Trans>Due this week</Trans>} freshAt={stats.freshAt} />
      {items.length === 0 && (
        <Row>
          <p className="row last two">
            <Trans>Nothing is due in the next seven days.</Trans>
          </p>
        </Row>
      )}
      <ol className="agenda">
        {items.map((item, place) => (
          <DueRow
            key={keyOf(item)}
            item={item}
            isMarked={isMarking && place === 0}
            margin={`${formats.weekday(item.dueAt)} ${formats.time(item.dueAt)}`}
          >
            <Nearness item={item} now={now} />
          </DueRow>
        ))}
      </ol>
    </>
  );
};

/** What was not handed in, or too late; the latest first. Nothing when there is none. */
export const MissingAndLate = ({ stats, now }: { readonly stats: Stats; readonly now: number }) => {
  const formats = useFormats();
  if (stats.missing.length === 0) return null;
  return (
    <>
      <Section title={<Trans>Missing and late</Trans>} freshAt={stats.freshAt} />
      <ol className="agenda">
        {stats.missing.map((item) => (
          <DueRow
            key={keyOf(item)}
            item={item}
            margin={
              <span className="red-t">
                {formats.weekday(item.dueAt)} {formats.dayMonth(item.dueAt)}
              </span>
            }
          >
            <span className="tag red">
              <Plural value={daysSince(item.dueAt, now)} _0="today" one="# day ago" other="# days ago" />
            </span>
          </DueRow>
        ))}
      </ol>
    </>
  );
};
