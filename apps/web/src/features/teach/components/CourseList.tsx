import { Menu } from '@base-ui/react/menu';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { AdminWorld } from '@lyceum/shared/course/contract/world.ts';
import { Link, useNavigate } from '@tanstack/react-router';
import { Archive, Copy, Ellipsis, RotateCcw } from 'lucide-react';
import { useFormats } from '../../../lib/format.ts';
import { problemText } from '../../../lib/problem.ts';
import { toastError, toastUndo } from '../../../ui/toast.ts';
import { useCourseActions } from '../queries.ts';
import { StateTag } from './StateTag.tsx';

const More = ({ course }: { readonly course: AdminWorld }) => {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const { duplicate, remove, restore } = useCourseActions();
  const onError = (error: unknown) => toastError(i18n._(problemText(error)));
  const courseId = course.id;
  const copy = () =>
    duplicate.mutate({ courseId }, { onError, onSuccess: ({ id }) => void navigate({ to: '/teach/$courseId', params: { courseId: id } }) });
  const archive = () =>
    remove.mutate(
      { courseId },
      {
        onError,
        onSuccess: () =>
          toastUndo(t`${course.title} is put away.`, { label: t`Undo`, undo: () => restore.mutate({ courseId }, { onError }) }),
      },
    );
  return (
    <Menu.Root>
      <Menu.Trigger className="ib" aria-label={t`More for ${course.title}`}>
        <Ellipsis className="i" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="menu-pos" sideOffset={4} align="end">
          <Menu.Popup className="menu">
            <Menu.Item onClick={copy}>
              <Copy className="i" />
              <Trans>Duplicate</Trans>
            </Menu.Item>
            {course.archivedAt ? (
              <Menu.Item onClick={() => restore.mutate({ courseId }, { onError })}>
                <RotateCcw className="i" />
                <Trans>Bring back</Trans>
              </Menu.Item>
            ) : (
              <Menu.Item onClick={archive}>
                <Archive className="i" />
                <Trans>Archive</Trans>
              </Menu.Item>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
};

const CourseLine = ({ course }: { readonly course: AdminWorld }) => {
  const formats = useFormats();
  return (
    <tr>
      <td>
        {course.archivedAt ? (
          <span className="b">{course.title}</span>
        ) : (
          <Link to="/teach/$courseId" params={{ courseId: course.id }} className="plain b">
            {course.title}
          </Link>
        )}
        <span className="sm two by mobile-only-i">{course.tutor.name}</span>
      </td>
      <td className="desktop-only-cell">{course.tutor.name}</td>
      <td className="num desktop-only-cell">{course.lessonCount}</td>
      <td className="num desktop-only-cell">{course.learnerCount}</td>
      <td className="num desktop-only-cell">{formats.dayMonth(course.updatedAt)}</td>
      <td>
        <StateTag course={course} />
      </td>
      <td className="more">
        <More course={course} />
      </td>
    </tr>
  );
};

/** The courses one may edit, as a ruled table. */
export const CourseList = ({ courses }: { readonly courses: readonly AdminWorld[] }) => (
  <table className="table teach-table">
    <caption className="sr">
      <Plural value={courses.length} one="# course" other="# courses" />
    </caption>
    <thead>
      <tr>
        <th>
          <Trans>Course</Trans>
        </th>
        <th className="desktop-only-cell">
          <Trans>Tutor</Trans>
        </th>
        <th className="desktop-only-cell">
          <Trans>Lessons</Trans>
        </th>
        <th className="desktop-only-cell">
          <Trans>Learners</Trans>
        </th>
        <th className="desktop-only-cell">
          <Trans>Changed</Trans>
        </th>
        <th>
          <Trans>Seen by</Trans>
        </th>
        <th>
          <span className="sr">
            <Trans>More</Trans>
          </span>
        </th>
      </tr>
    </thead>
    <tbody>
      {courses.map((course) => (
        <CourseLine key={course.id} course={course} />
      ))}
    </tbody>
  </table>
);
