import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Course } from '@lyceum/shared/canvas/contract.ts';
import { useState } from 'react';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useCourses } from '../queries.ts';
import { Again } from './Again.tsx';
import type { Extras } from './extras.ts';
import { Fresh } from './Fresh.tsx';
import { ModulesDialog } from './ModulesDialog.tsx';
import { inkOf, squaresFor } from './progress.ts';

const size = 24;

/** How far one is, filled in by pen. Decoration: the numbers stand above. */
const Ink = ({ course }: { readonly course: Course }) => {
  const squares = squaresFor(course.modules);
  const lines = Array.from({ length: squares - 1 }, (_, place) => `M${(place + 1) * size} 0v${size}`).join('');
  return (
    <svg className="ink-svg" width={squares * size} height={size} viewBox={`0 0 ${squares * size} ${size}`} aria-hidden="true">
      <path className="ink" d={inkOf(course.modules, Number(course.id.slice(-6)) || 1)} />
      <path d={lines} stroke="var(--line-strong)" fill="none" />
      <rect x="0.5" y="0.5" width={squares * size - 1} height={size - 1} fill="none" stroke="var(--line-strong)" />
    </svg>
  );
};

const Progress = ({ course, onOpen }: { readonly course: Course; readonly onOpen: () => void }) => {
  const { t } = useLingui();
  const { count, items, done } = course.modules;
  const words = items > 0 ? t`${done} of ${items} done` : t`Nothing to tick off`;
  return (
    <li>
      <button type="button" className="cv-mod" title={`${course.name}: ${words}`} onClick={onOpen}>
        <span className="cv-mod-name">
          <bdi className="clip">{course.name}</bdi> {items > 0 && <b className="num nowrap">{`${done} / ${items}`}</b>}
        </span>
        {items > 0 ? (
          <>
            <span className="sr">{words}</span>
            <Ink course={course} />
          </>
        ) : (
          <span className="cv-mod-none two">
            <Plural value={count} one="# module, nothing to tick off" other="# modules, nothing to tick off" />
          </span>
        )}
        <span className="sr">
          <Trans>Show the modules</Trans>
        </span>
      </button>
    </li>
  );
};

/** How far one is in the modules of each course, a square for each thing that is done; behind it, the modules. */
export const Modules = ({ extras }: { readonly extras: Extras }) => {
  const { t } = useLingui();
  const courses = useCourses();
  const [open, setOpen] = useState<Course | null>(null);
  const list = courses.data?.items.filter(({ modules }) => modules.count > 0);
  return (
    <section aria-labelledby="cv-modules">
      <div className="sq-label on-grid">
        <h2 id="cv-modules">
          <Trans>Modules</Trans>
        </h2>
      </div>
      {!list && (
        <div className="on-grid cv-side-say">
          {courses.error ? (
            <Again error={courses.error} retry={() => void courses.refetch()} isBusy={courses.isFetching}>
              <Trans>The courses could not be fetched.</Trans>
            </Again>
          ) : (
            <Skeleton rows={3} label={t`Modules are being fetched`} />
          )}
        </div>
      )}
      {list && list.length > 0 && (
        <ul className="cv-mods">
          {list.map((course) => (
            <Progress key={`${course.connectionId}${course.id}`} course={course} onOpen={() => setOpen(course)} />
          ))}
        </ul>
      )}
      {list && (
        <p className="cv-cap on-grid">
          {list.length > 0 && <Trans>What is filled is done. Choose a course to see its modules.</Trans>}
          {list.length === 0 && extras.state === 'coming' && <Trans>Modules were not read yet. They come within minutes.</Trans>}
          {list.length === 0 && extras.state === 'read' && <Trans>No course has modules.</Trans>} <Fresh at={extras.freshAt} />
        </p>
      )}
      {open && <ModulesDialog course={open} onClose={() => setOpen(null)} />}
    </section>
  );
};
