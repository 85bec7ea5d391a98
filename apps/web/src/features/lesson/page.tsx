import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { problemOf } from '../../lib/problem.ts';
import { ErrorPage } from '../../ui/ErrorPage.tsx';
import { Row } from '../../ui/Row.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCrumb } from '../../ui/shell/crumb.ts';
import { LessonView } from './components/LessonView.tsx';
import { Locked } from './components/Locked.tsx';
import { useLesson, usePlayback, useSyllabus } from './queries.ts';

const route = getRouteApi('/in/learn/$courseId/lessons/$lessonId');

/** `/learn/…/lessons/…`: one lesson; a locked one says why. */
export const LessonPage = () => {
  const { t } = useLingui();
  const { courseId, lessonId } = route.useParams();
  const { user } = getRouteApi('/in').useRouteContext();
  const lesson = useLesson(lessonId);
  const course = useSyllabus(courseId);
  const playback = usePlayback(lessonId);
  const row = course.data?.lessons.find(({ id }) => id === lessonId);
  useCrumb(lesson.data?.title ?? row?.title ?? '', course.data?.title ?? t`Learn`, `/learn/${courseId}`);
  const isRefused = problemOf(lesson.error)?.code === 'forbidden';
  if (isRefused && row && !row.lock.isOpen) return <Locked row={row} />;
  if (lesson.error && !lesson.data) return <ErrorPage error={lesson.error} retry={() => void lesson.refetch()} />;
  // Another device may have gone on with the video: what is held from before is not where it stands.
  if (!lesson.data || !lesson.isFetchedAfterMount || (!playback.data && !playback.error))
    return (
      <div className="text lesson">
        <Row className="vid">
          <div className="player skel-player" aria-hidden="true" />
          <Skeleton rows={4} label={t`Loading the lesson`} />
        </Row>
      </div>
    );
  return (
    <LessonView
      key={lessonId}
      lesson={lesson.data}
      course={course.data}
      playback={playback.data ?? { kind: 'none' }}
      isSignedIn={user !== null}
    />
  );
};
