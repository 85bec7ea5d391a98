import { Trans, useLingui } from '@lingui/react/macro';
import type { WorldDetail } from '@lyceum/shared/course/contract/world.ts';
import { Link, useNavigate } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { useFormats } from '../../../lib/format.ts';
import { problemText } from '../../../lib/problem.ts';
import { numbersOf } from '../../../lib/syllabus.ts';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { Row } from '../../../ui/Row.tsx';
import { toastError } from '../../../ui/toast.ts';
import { useEnrol, usePlace } from '../queries.ts';

/** The way into a course: begin it, go on with it, or sign in to have one's steps kept. It stays in sight. */
export const Continue = ({ course, isSignedIn }: { readonly course: WorldDetail; readonly isSignedIn: boolean }) => {
  const { t, i18n } = useLingui();
  const { clock } = useFormats();
  const navigate = useNavigate();
  const place = usePlace(course.id, isSignedIn);
  const enrol = useEnrol();
  const lessonId = course.nextLessonId ?? course.lessons[0]?.id;
  if (!lessonId) return null;
  const params = { courseId: course.id, lessonId };
  const number = numbersOf(course.lessons).get(lessonId) ?? '';
  const hasBegun = course.isEnrolled || course.completedCount > 0;
  const begin = () =>
    enrol.mutate(
      { courseId: course.id },
      {
        onSuccess: () => void navigate({ to: '/learn/$courseId/lessons/$lessonId', params }),
        onError: (error) => toastError(i18n._(problemText(error))),
      },
    );
  const word = () => {
    if (course.progress === 100) return t`Read it again`;
    return hasBegun ? t`Continue: lesson ${number}` : t`Look into lesson ${number}`;
  };
  return (
    <Row className="go-row">
      <div className="go">
        {isSignedIn && !hasBegun ? (
          <Button kind="pen" size="lg" busy={enrol.isPending} onClick={begin}>
            <Play className="i" />
            <Trans>Begin the course</Trans>
          </Button>
        ) : (
          <Link to="/learn/$courseId/lessons/$lessonId" params={params} className={buttonClass('pen', 'lg')}>
            <Play className="i" />
            {word()}
          </Link>
        )}
        {place && place.position > 0 && place.lesson.id === lessonId && (
          <span className="two sm desktop-only-i">
            <Trans>goes on at {clock(place.position * 1000)}</Trans>
          </span>
        )}
        {!isSignedIn && (
          <span className="two sm">
            <Trans>
              <Link to="/sign-in" search={{ next: `/learn/${course.id}` }}>
                Sign in
              </Link>{' '}
              to keep your steps.
            </Trans>
          </span>
        )}
      </div>
    </Row>
  );
};
