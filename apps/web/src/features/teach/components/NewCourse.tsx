import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { usePreferences } from '../../../lib/preferences.ts';
import { Field } from '../../../ui/Field.tsx';
import { DialogForm, FormDialog } from '../../../ui/FormDialog.tsx';
import { useCourseActions } from '../queries.ts';

/** Begins a course: a title is enough; it stays a draft until somebody says otherwise. */
export const NewCourse = () => {
  const { t } = useLingui();
  const { locale } = usePreferences();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  const { create } = useCourseActions();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    create.mutate(
      { title: title.trim(), language: locale },
      { onSuccess: ({ id }) => void navigate({ to: '/teach/$courseId', params: { courseId: id } }) },
    );
  };
  return (
    <FormDialog title={<Trans>New course</Trans>} isOpen={isOpen} onOpenChange={setOpen}>
      <DialogForm
        onSubmit={submit}
        error={create.error}
        isBusy={create.isPending}
        canSend={title.trim() !== ''}
        action={<Trans>Begin the course</Trans>}
      >
        <Field
          label={t`Title`}
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          hint={<Trans>Only you see it until you publish it.</Trans>}
        />
      </DialogForm>
    </FormDialog>
  );
};
