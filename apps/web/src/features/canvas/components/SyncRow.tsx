import { Trans, useLingui } from '@lingui/react/macro';
import type { Resource } from '@lyceum/shared/canvas/contract.ts';
import { Row } from '../../../ui/Row.tsx';
import { Squares } from '../../../ui/Squares.tsx';
import { Tick } from '../../../ui/Tick.tsx';
import { reasonText } from './reasons.ts';
import { percentOf, squaresOf } from './sync-rows.ts';

const Margin = ({ state }: Pick<Resource, 'state'>) => {
  if (state === 'complete') return <Tick size={20} className="mk" />;
  if (state === 'running') {
    return (
      <span className="now">
        <Trans>now</Trans>
      </span>
    );
  }
  if (state === 'waiting') return null;
  return <span className="red-t">{state === 'failed' ? <Trans>failed</Trans> : <Trans>incomplete</Trans>}</span>;
};

/** What is read: a course by its name, and what of it when that is not its assignments. */
const Name = ({ resource }: { readonly resource: Resource }) => {
  const { name, courseName } = resource;
  if (name === 'assignments' && courseName) return <bdi>{courseName}</bdi>;
  const names = {
    courses: <Trans>The list of courses</Trans>,
    assignments: <Trans>Assignments</Trans>,
    submissions: <Trans>What you handed in</Trans>,
    planner: <Trans>The planner</Trans>,
    announcements: <Trans>Announcements</Trans>,
    calendar: <Trans>The calendar</Trans>,
    modules: <Trans>Modules</Trans>,
  };
  return (
    <>
      {names[name]}
      {courseName && (
        <>
          : <bdi>{courseName}</bdi>
        </>
      )}
    </>
  );
};

const State = ({ resource, expected }: { readonly resource: Resource; readonly expected: number }) => {
  if (resource.state === 'complete') return <Trans>done</Trans>;
  if (resource.state === 'waiting') return <Trans>waiting</Trans>;
  const percent = percentOf(resource, expected);
  return percent === null ? <Trans>reading</Trans> : `${percent} %`;
};

/** One thing that a run reads: its squares, how it stands in words, and why it broke off. */
export const SyncRow = ({ resource, expected }: { readonly resource: Resource; readonly expected: number }) => {
  const { i18n } = useLingui();
  const isBroken = resource.state === 'failed' || resource.state === 'partial';
  return (
    <Row className="ruled" margin={<Margin state={resource.state} />}>
      <div className="row" data-state={resource.state} data-resource={resource.name}>
        <span className="grow cv-name">
          <span className={resource.state === 'waiting' ? 'two clip' : 'b clip'}>
            <Name resource={resource} />
          </span>
          {isBroken && <span className="sm red-t cv-why">{i18n._(reasonText(resource.reason))}</span>}
        </span>
        <Squares marks={squaresOf(resource, expected)} />
        <span className="num sm two cnt2">{!isBroken && <State resource={resource} expected={expected} />}</span>
      </div>
    </Row>
  );
};
