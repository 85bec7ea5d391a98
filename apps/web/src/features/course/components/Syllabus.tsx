import { Trans, useLingui } from '@lingui/react/macro';
import type { LessonRow } from '@lyceum/shared/course/contract/lesson.ts';
import type { WorldDetail } from '@lyceum/shared/course/contract/world.ts';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { numbersOf, type Week, weekLock, weeksOf } from '../../../lib/syllabus.ts';
import { LockWhy } from '../../../ui/learn/LockWhy.tsx';
import { Row } from '../../../ui/Row.tsx';
import { Stamp } from '../../../ui/Stamp.tsx';
import { SyllabusRow } from './SyllabusRow.tsx';

const WeekHead = (props: { readonly week: Week<LessonRow>; readonly isOpen: boolean; readonly onToggle: () => void }) => {
  const { t } = useLingui();
  const { week } = props;
  const done = week.lessons.filter(({ completed }) => completed).length;
  const lock = weekLock(week.lessons);
  const Chevron = props.isOpen ? ChevronDown : ChevronRight;
  return (
    <Row
      className="ruled"
      margin={
        week.title && (
          <span className="desktop-only-i">
            <Trans>week {week.number}</Trans>
          </span>
        )
      }
    >
      <h2 className="row wk">
        <button type="button" className="wk-btn" aria-expanded={props.isOpen} onClick={props.onToggle}>
          <span className={`grow ${lock ? 'two' : ''}`}>{week.title ?? t`Week ${week.number}`}</span>
          {lock && <LockWhy lock={lock} />}
          {!lock && done === week.lessons.length && (
            <Stamp size="sm">
              <Trans>passed</Trans>
            </Stamp>
          )}
          {!lock && (
            <span className={`num sm two xp ${done === week.lessons.length ? 'desktop-only-i' : ''}`}>
              <Trans>
                {done} of {week.lessons.length}
              </Trans>
            </span>
          )}
          <Chevron className="i" />
        </button>
      </h2>
    </Row>
  );
};

const WeekPart = (props: {
  readonly course: WorldDetail;
  readonly week: Week<LessonRow>;
  readonly numbers: ReadonlyMap<string, string>;
  readonly startsOpen: boolean;
}) => {
  const { course, week, numbers } = props;
  const [isOpen, setOpen] = useState(props.startsOpen);
  const isShut = weekLock(week.lessons) !== null;
  return (
    <li>
      <WeekHead week={week} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />
      {isOpen && (
        <ol>
          {week.lessons.map((lesson, place) => (
            <SyllabusRow
              key={lesson.id}
              lesson={lesson}
              number={numbers.get(lesson.id) ?? ''}
              beginsDay={week.lessons[place - 1]?.dayNumber !== lesson.dayNumber}
              isNow={lesson.id === course.nextLessonId}
              saysWhy={!isShut}
            />
          ))}
        </ol>
      )}
    </li>
  );
};

/** What a course holds: week by week, day by day. The week one is in lies open. */
export const Syllabus = ({ course }: { readonly course: WorldDetail }) => {
  const { t } = useLingui();
  const numbers = numbersOf(course.lessons);
  const weeks = weeksOf(course.lessons, course.levels);
  const current = weeks.find(({ lessons }) => lessons.some(({ id }) => id === course.nextLessonId)) ?? weeks[0];
  return (
    <ol className="syllabus" aria-label={t`Lessons`}>
      {weeks.map((week) => (
        <WeekPart key={week.number} course={course} week={week} numbers={numbers} startsOpen={week === current} />
      ))}
    </ol>
  );
};
