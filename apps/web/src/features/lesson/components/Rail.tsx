import { Trans, useLingui } from '@lingui/react/macro';
import type { LessonRow } from '@lyceum/shared/course/contract/lesson.ts';
import type { WorldDetail } from '@lyceum/shared/course/contract/world.ts';
import { Link } from '@tanstack/react-router';
import { numbersOf, weekLock, weeksOf } from '../../../lib/syllabus.ts';
import { LockWhy } from '../../../ui/learn/LockWhy.tsx';
import { type SquareMark, Squares } from '../../../ui/Squares.tsx';
import { Tick } from '../../../ui/Tick.tsx';

const RailRow = ({ lesson, number, isHere }: { readonly lesson: LessonRow; readonly number: string; readonly isHere: boolean }) => (
  <li className={`row ${isHere ? 'cur' : ''} ${lesson.isBossBattle ? 'double' : ''}`}>
    <span className="num">
      {lesson.completed ? (
        <>
          <Tick size={20} />
          <span className="sr">
            <Trans>done</Trans>
          </span>
        </>
      ) : (
        number
      )}
    </span>
    {lesson.lock.isOpen ? (
      <Link
        to="/learn/$courseId/lessons/$lessonId"
        params={{ courseId: lesson.courseId, lessonId: lesson.id }}
        className={`plain grow ${isHere ? 'b' : ''} ${lesson.completed && !isHere ? 'two' : ''}`}
      >
        {lesson.title}
      </Link>
    ) : (
      <span className="grow three">{lesson.title}</span>
    )}
    {isHere && (
      <span className="num sm two">
        <Trans>{lesson.minutes} min</Trans>
      </span>
    )}
  </li>
);

/** The syllabus beside a lesson: this week and what comes after it. */
export const Rail = ({ course, hereId }: { readonly course: WorldDetail; readonly hereId: string }) => {
  const { t } = useLingui();
  const numbers = numbersOf(course.lessons);
  const weeks = weeksOf(course.lessons, course.levels);
  const here = Math.max(
    0,
    weeks.findIndex(({ lessons }) => lessons.some(({ id }) => id === hereId)),
  );
  const place = course.lessons.findIndex(({ id }) => id === hereId) + 1;
  const marks = course.lessons.map(({ id, completed }): SquareMark => {
    if (id === hereId) return completed ? 'half' : 'now';
    return completed ? 'done' : 'empty';
  });
  return (
    <>
      {weeks.slice(here, here + 2).map((week, index) => {
        const lock = weekLock(week.lessons);
        return (
          <section key={week.number} className={index > 0 ? 'sp-1' : ''} aria-label={week.title ?? t`Week ${week.number}`}>
            <div className="rail2-h">
              <h2 className="grow">{week.title ?? t`Week ${week.number}`}</h2>
              {index === 0 && (
                <span className="num sm two">
                  {place} / {course.lessons.length}
                </span>
              )}
            </div>
            {index === 0 && <Squares size="s" marks={marks} />}
            {lock && <LockWhy lock={lock} />}
            <ol className="syl">
              {week.lessons.map((lesson) => (
                <RailRow key={lesson.id} lesson={lesson} number={numbers.get(lesson.id) ?? ''} isHere={lesson.id === hereId} />
              ))}
            </ol>
          </section>
        );
      })}
    </>
  );
};
