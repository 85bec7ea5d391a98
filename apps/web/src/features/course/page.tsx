import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { Empty } from '../../ui/Empty.tsx';
import { ErrorPage } from '../../ui/ErrorPage.tsx';
import { Row } from '../../ui/Row.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCrumb } from '../../ui/shell/crumb.ts';
import { Leaderboard } from '../reward/components/Leaderboard.tsx';
import { Continue } from './components/Continue.tsx';
import { Leave } from './components/Leave.tsx';
import { Syllabus } from './components/Syllabus.tsx';
import { TitlePage } from './components/TitlePage.tsx';
import { WayUp } from './components/WayUp.tsx';
import { useCourse } from './queries.ts';

const route = getRouteApi('/in/learn/$courseId');

/** `/learn/…`: one course, like a textbook open at its table of contents. */
export const CoursePage = () => {
  const { t } = useLingui();
  const { courseId } = route.useParams();
  const { user } = getRouteApi('/in').useRouteContext();
  const { data: course, error, refetch } = useCourse(courseId);
  useCrumb(course?.title ?? '', t`Learn`, '/learn');
  if (error && !course) return <ErrorPage error={error} retry={() => void refetch()} />;
  return (
    <>
      <div className="text course">
        {course ? (
          <>
            <TitlePage course={course} />
            <Continue course={course} isSignedIn={user !== null} />
            <Syllabus course={course} />
            {user && course.isEnrolled && <Leave course={course} />}
            {course.lessons.length === 0 && (
              <Row>
                <Empty doodle="book" title={<Trans>The first page is still being written.</Trans>}>
                  <Trans>Lessons appear here as the tutor adds them.</Trans>
                </Empty>
              </Row>
            )}
          </>
        ) : (
          <Row className="head">
            <Skeleton rows={8} label={t`Loading the course`} />
          </Row>
        )}
      </div>
      <aside className="squared course-sq" aria-label={t`The course on squares`}>
        {course && course.lessons.length > 0 && <WayUp lessons={course.lessons} nowId={course.nextLessonId} />}
        {course && user && <Leaderboard courseId={courseId} />}
      </aside>
    </>
  );
};
