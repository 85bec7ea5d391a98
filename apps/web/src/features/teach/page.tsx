import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Eye } from 'lucide-react';
import { useState } from 'react';
import { Empty } from '../../ui/Empty.tsx';
import { ErrorPage, NotFound } from '../../ui/ErrorPage.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Row } from '../../ui/Row.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCrumb } from '../../ui/shell/crumb.ts';
import { AddLesson } from './components/AddLesson.tsx';
import { Checklist } from './components/Checklist.tsx';
import { CourseForm } from './components/CourseForm.tsx';
import { CourseList } from './components/CourseList.tsx';
import { LessonForm } from './components/LessonForm.tsx';
import { LessonOrder } from './components/LessonOrder.tsx';
import { Levels } from './components/Levels.tsx';
import { NewCourse } from './components/NewCourse.tsx';
import { useCourse, useCourses } from './queries.ts';

const courseRoute = getRouteApi('/in/own/teach/$courseId');
const lessonRoute = getRouteApi('/in/own/teach/$courseId/lessons/$lessonId');

/** `/teach`: the courses one may edit. */
export const TeachPage = () => {
  const { t } = useLingui();
  const [shelf, setShelf] = useState<'open' | 'archived'>('open');
  const { data, error, refetch } = useCourses(shelf === 'archived');
  useCrumb(t`Teach`);
  if (error && !data) return <ErrorPage error={error} retry={() => void refetch()} />;
  return (
    <div className="text teach-wide">
      <Row className="head tick">
        <div className="teach-h">
          <Heading title={t`Teach`}>
            <Trans>Teach</Trans>
          </Heading>
          <NewCourse />
        </div>
      </Row>
      <Row>
        <div className="teach-shelf">
          <Segmented
            label={t`Which courses`}
            value={shelf}
            choices={[
              { value: 'open', label: t`On the table` },
              { value: 'archived', label: t`Archived` },
            ]}
            onChange={setShelf}
          />
        </div>
        {!data && <Skeleton rows={6} label={t`Loading courses`} />}
        {data && data.items.length > 0 && <CourseList courses={data.items} />}
        {data?.items.length === 0 && (
          <Empty doodle="book" title={shelf === 'open' ? <Trans>No course yet.</Trans> : <Trans>Nothing is put away.</Trans>}>
            {shelf === 'open' ? (
              <Trans>A title is enough to begin one.</Trans>
            ) : (
              <Trans>Archived courses wait here to be brought back.</Trans>
            )}
          </Empty>
        )}
      </Row>
    </div>
  );
};

/** `/teach/…`: one course: what it says of itself, and its lessons in their order. */
export const TeachCoursePage = () => {
  const { t } = useLingui();
  const { courseId } = courseRoute.useParams();
  const { data: course, error, refetch } = useCourse(courseId);
  useCrumb(course?.title ?? '', t`Teach`, '/teach');
  if (error && !course) return <ErrorPage error={error} retry={() => void refetch()} />;
  if (!course)
    return (
      <div className="text">
        <Row className="head">
          <Skeleton rows={8} label={t`Loading the course`} />
        </Row>
      </div>
    );
  return (
    <>
      <div className="text">
        <Row className="head tick">
          <Heading title={course.title}>{course.title}</Heading>
          <p className="sub">
            <Link to="/learn/$courseId" params={{ courseId }} className="flex edit-link">
              <Eye className="i i-s" />
              <Trans>As learners see it</Trans>
            </Link>
          </p>
        </Row>
        <Row className="teach-part">
          <CourseForm key={course.id} course={course} />
        </Row>
        <Row>
          <h2 className="sec">
            <Trans>Lessons</Trans>
          </h2>
        </Row>
        <LessonOrder course={course} />
        <Row>
          <AddLesson course={course} />
          <Levels course={course} />
        </Row>
      </div>
      <aside className="squared home-sq" aria-label={t`What is missing`}>
        <Checklist course={course} />
      </aside>
    </>
  );
};

/** `/teach/…/lessons/…`: one lesson and everything in it. */
export const TeachLessonPage = () => {
  const { t } = useLingui();
  const { courseId, lessonId } = lessonRoute.useParams();
  const { data: course, error, refetch } = useCourse(courseId);
  const lesson = course?.lessons.find(({ id }) => id === lessonId);
  useCrumb(lesson?.title ?? '', course?.title ?? t`Teach`, `/teach/${courseId}`);
  if (error && !course) return <ErrorPage error={error} retry={() => void refetch()} />;
  if (course && !lesson) return <NotFound />;
  return (
    <>
      <div className="text">
        <Row className="head tick">
          <Heading title={lesson?.title ?? t`Lesson`}>{lesson?.title ?? t`Lesson`}</Heading>
          {lesson && (
            <p className="sub">
              <Link to="/learn/$courseId/lessons/$lessonId" params={{ courseId, lessonId }} className="flex edit-link">
                <Eye className="i i-s" />
                <Trans>As learners see it</Trans>
              </Link>
            </p>
          )}
        </Row>
        {course && lesson ? (
          <LessonForm key={lesson.id} course={course} lesson={lesson} />
        ) : (
          <Row>
            <Skeleton rows={8} label={t`Loading the lesson`} />
          </Row>
        )}
      </div>
      <aside className="squared home-sq" aria-hidden="true" />
    </>
  );
};
