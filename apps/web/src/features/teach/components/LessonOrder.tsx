import { Trans, useLingui } from '@lingui/react/macro';
import type { AdminLesson } from '@lyceum/shared/course/contract/lesson.ts';
import type { AdminCourse } from '@lyceum/shared/course/contract/world.ts';
import { Link } from '@tanstack/react-router';
import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { numbersOf } from '../../../lib/syllabus.ts';
import { announce } from '../../../ui/Announcer.tsx';
import { Row } from '../../../ui/Row.tsx';
import { toastError, toastUndo } from '../../../ui/toast.ts';
import { useLessonActions } from '../queries.ts';

type Actions = ReturnType<typeof useLessonActions>;

const Buttons = (props: {
  readonly lesson: AdminLesson;
  readonly actions: Actions;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: -1 | 1) => void;
}) => {
  const { t, i18n } = useLingui();
  const { lesson, actions } = props;
  const onError = (error: unknown) => toastError(i18n._(problemText(error)));
  const remove = () =>
    actions.remove.mutate(
      { lessonId: lesson.id },
      {
        onError,
        onSuccess: () =>
          toastUndo(t`${lesson.title} is removed.`, {
            label: t`Undo`,
            undo: () => actions.restore.mutate({ lessonId: lesson.id }, { onError }),
          }),
      },
    );
  return (
    <span className="order-btns">
      <button
        type="button"
        className="ib"
        aria-label={t`Move up: ${lesson.title}`}
        disabled={props.isFirst}
        onClick={() => props.onMove(-1)}
      >
        <ArrowUp className="i i-s" />
      </button>
      <button
        type="button"
        className="ib"
        aria-label={t`Move down: ${lesson.title}`}
        disabled={props.isLast}
        onClick={() => props.onMove(1)}
      >
        <ArrowDown className="i i-s" />
      </button>
      <button type="button" className="ib" aria-label={t`Remove: ${lesson.title}`} onClick={remove}>
        <Trash2 className="i i-s" />
      </button>
      <GripVertical className="i i-s desktop-only grip" />
    </span>
  );
};

const without = <T,>(list: readonly T[], item: T): T[] => list.filter((each) => each !== item);

/** The lessons of a course in their order: dragged, or moved by buttons. Weeks and days keep their shape. */
export const LessonOrder = ({ course }: { readonly course: AdminCourse }) => {
  const { t, i18n } = useLingui();
  const actions = useLessonActions(course.id);
  const [held, setHeld] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const lessons = course.lessons.filter(({ archivedAt }) => archivedAt === null);
  const numbers = numbersOf(lessons);
  const move = (lesson: AdminLesson, to: number) => {
    const rest = without(lessons, lesson);
    const next = [...rest.slice(0, to), lesson, ...rest.slice(to)];
    actions.reorder.mutate(
      { courseId: course.id, lessonIds: next.map(({ id }) => id) },
      {
        onError: (error) => toastError(i18n._(problemText(error))),
        onSuccess: () => announce(t`${lesson.title}: place ${to + 1} of ${lessons.length}`),
      },
    );
  };
  const drop = (place: number) => {
    const lesson = lessons.find(({ id }) => id === held);
    setHeld(null);
    setOver(null);
    if (lesson && lessons[place] !== lesson) move(lesson, place);
  };
  return (
    <ol className="order-list" aria-label={t`Lessons`}>
      {lessons.map((lesson, place) => (
        <li
          key={lesson.id}
          draggable
          className={`${held === lesson.id ? 'held' : ''} ${over === lesson.id ? 'over' : ''}`}
          onDragStart={() => setHeld(lesson.id)}
          onDragEnd={() => {
            setHeld(null);
            setOver(null);
          }}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(lesson.id);
          }}
          onDrop={() => drop(place)}
        >
          <Row
            className="ruled"
            margin={
              lessons[place - 1]?.weekNumber !== lesson.weekNumber || lessons[place - 1]?.dayNumber !== lesson.dayNumber ? (
                <span className="desktop-only-i">
                  <Trans>
                    week {lesson.weekNumber}, day {lesson.dayNumber}
                  </Trans>
                </span>
              ) : null
            }
          >
            <div className={`row ${lesson.isBossBattle ? 'boss-row' : ''}`}>
              <span className="num lno">{numbers.get(lesson.id)}</span>
              <Link
                to="/teach/$courseId/lessons/$lessonId"
                params={{ courseId: course.id, lessonId: lesson.id }}
                className="plain b grow clip"
              >
                {lesson.title}
              </Link>
              <span className="num sm two desktop-only-i">{lesson.xpValue} XP</span>
              <Buttons
                lesson={lesson}
                actions={actions}
                isFirst={place === 0}
                isLast={place === lessons.length - 1}
                onMove={(by) => move(lesson, place + by)}
              />
            </div>
          </Row>
        </li>
      ))}
    </ol>
  );
};
