import { Trans, useLingui } from '@lingui/react/macro';
import type { AdminCourse } from '@lyceum/shared/course/contract/world.ts';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { toastError } from '../../../ui/toast.ts';
import { useLessonActions } from '../queries.ts';

/** A line at the end of the list: write a title, press Enter, and the lesson stands there. It comes after the last one. */
export const AddLesson = ({ course }: { readonly course: AdminCourse }) => {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const { add } = useLessonActions(course.id);
  const last = course.lessons.findLast(({ archivedAt }) => archivedAt === null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '' || add.isPending) return;
    add.mutate(
      { courseId: course.id, title: title.trim(), weekNumber: last?.weekNumber ?? 1, dayNumber: last?.dayNumber ?? 1 },
      {
        onError: (error) => toastError(i18n._(problemText(error))),
        onSuccess: ({ id }) => void navigate({ to: '/teach/$courseId/lessons/$lessonId', params: { courseId: course.id, lessonId: id } }),
      },
    );
  };
  return (
    <form className="add-lesson" onSubmit={submit}>
      <input
        className="input"
        aria-label={t`Title of a new lesson`}
        placeholder={t`A new lesson`}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Button type="submit" busy={add.isPending} disabled={title.trim() === ''}>
        <Plus className="i i-s" />
        <Trans>Add</Trans>
      </Button>
    </form>
  );
};
