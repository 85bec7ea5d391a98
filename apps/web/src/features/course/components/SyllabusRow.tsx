import { Trans } from '@lingui/react/macro';
import type { LessonRow } from '@lyceum/shared/course/contract/lesson.ts';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../../lib/format.ts';
import { LockWhy } from '../../../ui/learn/LockWhy.tsx';
import { Row } from '../../../ui/Row.tsx';
import { Tick } from '../../../ui/Tick.tsx';

interface Props {
  readonly lesson: LessonRow;
  readonly number: string;
  /** The first lesson of its day. */
  readonly beginsDay: boolean;
  readonly isNow: boolean;
  /** Says why it is locked; not where its whole week says so. */
  readonly saysWhy: boolean;
}

const Margin = ({ lesson, beginsDay, isNow }: Props) => (
  <>
    {beginsDay && (
      <span className="desktop-only-i day">
        <Trans>day {lesson.dayNumber}</Trans>
      </span>
    )}
    {lesson.completed && <Tick className="mk" />}
    {isNow && (
      <span className="now desktop-only-i">
        <Trans>now</Trans>
      </span>
    )}
    {lesson.isBossBattle && !lesson.completed && !isNow && (
      <span className="red-t desktop-only-i">
        <Trans>boss</Trans>
      </span>
    )}
  </>
);

const Name = ({ lesson, isNow }: Props) => {
  const { title } = lesson;
  if (!lesson.lock.isOpen) return <span className="two">{title}</span>;
  return (
    <Link
      to="/learn/$courseId/lessons/$lessonId"
      params={{ courseId: lesson.courseId, lessonId: lesson.id }}
      className="plain b"
      aria-current={isNow ? 'step' : undefined}
    >
      {isNow ? <span className="mark">{title}</span> : title}
    </Link>
  );
};

/** A lesson's line on the ruled page: its number, its name, how long it takes and what it earns. */
export const SyllabusRow = (props: Props) => {
  const { lesson, isNow } = props;
  const { number } = useFormats();
  const state = lesson.completed ? 'done' : '';
  return (
    <li>
      <Row className={`ruled ${state}`} margin={<Margin {...props} />}>
        <div className={`row lsn ${state} ${isNow ? 'now' : ''} ${lesson.isBossBattle ? 'boss-row' : ''}`}>
          <span className="num lno">{props.number}</span>
          <div className="t grow">
            <Name {...props} />
            {lesson.completed && (
              <span className="sr">
                <Trans>done</Trans>
              </span>
            )}
            {!lesson.lock.isOpen && props.saysWhy && <LockWhy lock={lesson.lock} />}
          </div>
          <span className="num sm two nowrap desktop-only-i">
            <Trans>{lesson.minutes} min</Trans>
          </span>
          <span className={`num sm xp nowrap ${lesson.isBossBattle ? 'red-t' : 'two'}`}>{number(lesson.xpValue)} XP</span>
        </div>
      </Row>
    </li>
  );
};
