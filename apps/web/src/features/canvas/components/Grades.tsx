import { Trans, useLingui } from '@lingui/react/macro';
import type { Stats } from '@lyceum/shared/dashboard/contract.ts';
import { useState } from 'react';
import { call } from '../../../lib/api.ts';
import { useFormats } from '../../../lib/format.ts';
import { problemText } from '../../../lib/problem.ts';
import { toastError } from '../../../ui/toast.ts';
import { ChartTools } from './ChartTools.tsx';
import { saveCsv, toCsv } from './csv.ts';
import { Fresh } from './Fresh.tsx';
import { plot, pointsOf } from './plots.ts';

type Course = Stats['perCourse'][number];

/** Below this a course is drawn in red. */
const lowPercent = 60;

const percentText = ({ currentScore }: Course): string => (currentScore === null ? '' : `${Math.round(currentScore)} %`);
const scoreText = (course: Course): string => [course.currentGrade, percentText(course)].filter(Boolean).join(' · ') || '–';

const Small = ({ course }: { readonly course: Course }) => {
  const { t } = useLingui();
  const points = pointsOf(course.trend.map(({ percent }) => percent));
  const last = points.at(-1);
  const isLow = course.currentScore !== null && course.currentScore < lowPercent;
  const ink = isLow ? 'var(--c5)' : 'var(--c1)';
  const now = scoreText(course);
  const label = t`${course.name}: ${now}. Graded tasks from the oldest to the newest, in percent: ${course.trend.map(({ percent }) => Math.round(percent)).join(', ')}`;
  return (
    <figure>
      <figcaption title={course.name}>
        <span className="clip">{course.name}</span> <b className="num nowrap">{course.currentGrade ?? percentText(course)}</b>
        {course.currentGrade !== null && <span className="num nowrap three">{percentText(course)}</span>}
      </figcaption>
      <svg
        className="ink-svg"
        width={plot.width}
        height={plot.height}
        viewBox={`0 0 ${plot.width} ${plot.height}`}
        role="img"
        aria-label={label}
      >
        <polyline
          points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
          fill="none"
          stroke={ink}
          strokeWidth="2.25"
          strokeLinejoin="round"
        />
        {isLow && points.map(({ x, y }) => <path key={x} d={`M${x - 3} ${y - 3}l6 6m0 -6l-6 6`} stroke={ink} strokeWidth="1.5" />)}
        {last && <circle cx={last.x} cy={last.y} r="4.5" fill={ink} />}
      </svg>
    </figure>
  );
};

const GradeTable = ({ courses }: { readonly courses: readonly Course[] }) => {
  const { number } = useFormats();
  return (
    <div className="on-grid cv-table">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">
              <Trans>Course</Trans>
            </th>
            <th scope="col">
              <Trans>Now</Trans>
            </th>
            <th scope="col">
              <Trans>Graded</Trans>
            </th>
            <th scope="col">
              <Trans>The latest, %</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {courses.map((course) => (
            <tr key={`${course.connectionId}${course.id}`}>
              <td>{course.name}</td>
              <td className="num nowrap">{scoreText(course)}</td>
              <td className="num nowrap">
                {number(course.graded)} / {number(course.assignments)}
              </td>
              <td className="num">{course.trend.map(({ percent }) => Math.round(percent)).join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** Every posted grade as a file: not only what the chart has room for. */
const saveGrades = async () => {
  const { grades } = await call.canvas.data.query({});
  const columns = ['course', 'assignment', 'grade', 'score', 'points_possible', 'percent', 'graded_at'];
  const rows = grades.map((one) => [
    one.courseName,
    one.assignmentName,
    one.grade,
    one.score,
    one.pointsPossible,
    one.percent === null ? null : Math.round(one.percent * 100) / 100,
    one.gradedAt,
  ]);
  saveCsv('canvas-grades.csv', toCsv(columns, rows));
};

/** How grades went, a small plot for each course; or as a table. */
export const Grades = ({ stats }: { readonly stats: Stats }) => {
  const { t, i18n } = useLingui();
  const [isTable, setTable] = useState(false);
  const courses = stats.perCourse.filter(({ trend, currentScore }) => trend.length > 0 || currentScore !== null);
  const drawn = courses.filter(({ trend }) => trend.length > 0);
  const save = () => void saveGrades().catch((error: unknown) => toastError(i18n._(problemText(error))));
  return (
    <section aria-labelledby="cv-grades">
      <div className="sq-label on-grid">
        <h2 id="cv-grades">
          <Trans>Grades</Trans>
        </h2>
        {courses.length > 0 && <ChartTools isTable={isTable} of={t`Grades`} onToggle={() => setTable(!isTable)} onSave={save} />}
      </div>
      {isTable ? (
        <GradeTable courses={courses} />
      ) : (
        <div className="mults">
          {drawn.map((course) => (
            <Small key={`${course.connectionId}${course.id}`} course={course} />
          ))}
        </div>
      )}
      <p className="cv-cap on-grid">
        {courses.length === 0 && <Trans>No grade has been posted yet.</Trans>}
        {drawn.length > 0 && !isTable && <Trans>A square up is 20 percent, the top line is 100.</Trans>} <Fresh at={stats.freshAt} />
      </p>
    </section>
  );
};
