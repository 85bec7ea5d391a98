import { Trans, useLingui } from '@lingui/react/macro';
import type { AdminCourse } from '@lyceum/shared/course/contract/world.ts';
import { Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { toastError } from '../../../ui/toast.ts';
import { useLevelActions } from '../queries.ts';

/** The parts that lessons can be grouped by; a week of one part bears its name. */
export const Levels = ({ course }: { readonly course: AdminCourse }) => {
  const { t, i18n } = useLingui();
  const { add, update, remove } = useLevelActions(course.id);
  const [title, setTitle] = useState('');
  const onError = (error: unknown) => toastError(i18n._(problemText(error)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    add.mutate({ courseId: course.id, title: title.trim() }, { onError, onSuccess: () => setTitle('') });
  };
  return (
    <section aria-labelledby="levels">
      <h2 className="sec" id="levels">
        <Trans>Parts</Trans>
      </h2>
      <ul className="levels">
        {course.levels.map((level) => (
          <li key={level.id} className="flex">
            <input
              className="input"
              aria-label={t`Name of the part`}
              defaultValue={level.title}
              maxLength={200}
              onBlur={(event) => {
                const next = event.target.value.trim();
                if (next !== '' && next !== level.title) update.mutate({ levelId: level.id, title: next }, { onError });
              }}
            />
            <button
              type="button"
              className="ib"
              aria-label={t`Remove the part ${level.title}`}
              onClick={() => remove.mutate({ levelId: level.id }, { onError })}
            >
              <Trash2 className="i i-s" />
            </button>
          </li>
        ))}
      </ul>
      <form className="add-lesson" onSubmit={submit}>
        <input
          className="input"
          aria-label={t`Name of a new part`}
          placeholder={t`A new part`}
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <Button type="submit" busy={add.isPending} disabled={title.trim() === ''}>
          <Plus className="i i-s" />
          <Trans>Add</Trans>
        </Button>
      </form>
    </section>
  );
};
