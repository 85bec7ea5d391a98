import { Dialog } from '@base-ui/react/dialog';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Lesson } from '@lyceum/shared/course/contract/lesson.ts';
import type { WorldDetail } from '@lyceum/shared/course/contract/world.ts';
import { Link } from '@tanstack/react-router';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { numbersOf } from '../../../lib/syllabus.ts';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { Tick } from '../../../ui/Tick.tsx';
import { Rail } from './Rail.tsx';
import type { Completion } from './use-completion.ts';

const Neighbour = (props: { readonly course: WorldDetail | undefined; readonly lesson: Lesson; readonly way: 'prev' | 'next' }) => {
  const { t } = useLingui();
  const { course, lesson, way } = props;
  const id = way === 'prev' ? lesson.prevLessonId : lesson.nextLessonId;
  if (!id) return <span />;
  const row = course?.lessons.find((each) => each.id === id);
  const number = course && numbersOf(course.lessons).get(id);
  const name = (
    <span className="desktop-only-i clip">
      {number}. {row?.title}
    </span>
  );
  const label = way === 'prev' ? t`Previous lesson` : t`Next lesson`;
  return (
    <Link
      to="/learn/$courseId/lessons/$lessonId"
      params={{ courseId: lesson.courseId, lessonId: id }}
      className={`${buttonClass('text')} ${way === 'prev' ? 'prev' : 'nxt'}`}
      aria-label={row ? `${label}: ${row.title}` : label}
    >
      {way === 'prev' && <ArrowLeft className="i" />}
      {row && name}
      {way === 'next' && <ArrowRight className="i" />}
    </Link>
  );
};

/** On a phone the syllabus is a sheet behind "7 / 24". */
const SyllabusSheet = ({ course, lesson }: { readonly course: WorldDetail; readonly lesson: Lesson }) => {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const place = course.lessons.findIndex(({ id }) => id === lesson.id) + 1;
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger className="btn btn-text num mobile-only" aria-label={t`Lessons: ${place} of ${course.lessons.length}`}>
        {place} / {course.lessons.length}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="sheet" onClick={(event) => (event.target as HTMLElement).closest('a') && setOpen(false)}>
          <Dialog.Title className="sr">
            <Trans>Lessons</Trans>
          </Dialog.Title>
          <Rail course={course} hereId={lesson.id} />
          <Dialog.Close className="btn btn-line full sp-1">
            <Trans>Close</Trans>
          </Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
};

const Done = (props: { readonly lesson: Lesson; readonly isSignedIn: boolean; readonly completion: Completion }): ReactNode => {
  const { lesson, completion } = props;
  if (!props.isSignedIn)
    return (
      <Link to="/sign-in" search={{ next: `/learn/${lesson.courseId}/lessons/${lesson.id}` }} className={buttonClass('pen')}>
        <Trans>Sign in to keep it</Trans>
      </Link>
    );
  if (lesson.completed)
    return (
      <span className="btn done-mark" role="status">
        <Tick size={20} />
        <Trans>Done</Trans>
      </span>
    );
  return (
    <Button kind="pen" busy={completion.isBusy} onClick={completion.complete}>
      <span className="desktop-only-i">
        <Trans>Mark complete</Trans>
      </span>
      <span className="mobile-only-i">
        <Trans>Complete</Trans>
      </span>
      <kbd className="kbd desktop-only-i">M</kbd>
    </Button>
  );
};

/** The foot of a lesson: back, done, on. */
export const FootBar = (props: {
  readonly course: WorldDetail | undefined;
  readonly lesson: Lesson;
  readonly isSignedIn: boolean;
  readonly completion: Completion;
}) => {
  return (
    <footer className="lbar">
      <Neighbour course={props.course} lesson={props.lesson} way="prev" />
      <span className="flex">
        <Done lesson={props.lesson} isSignedIn={props.isSignedIn} completion={props.completion} />
        {props.course && <SyllabusSheet course={props.course} lesson={props.lesson} />}
      </span>
      <Neighbour course={props.course} lesson={props.lesson} way="next" />
    </footer>
  );
};
