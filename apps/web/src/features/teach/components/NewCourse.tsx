import { Dialog } from '@base-ui/react/dialog';
import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { usePreferences } from '../../../lib/preferences.ts';
import { problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field, FormError } from '../../../ui/Field.tsx';
import { useCourseActions } from '../queries.ts';

/** Begins a course: a title is enough; it stays a draft until somebody says otherwise. */
export const NewCourse = () => {
  const { t, i18n } = useLingui();
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
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger className="btn btn-pen">
        <Plus className="i i-s" />
        <Trans>New course</Trans>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog floating">
          <Dialog.Title className="h2">
            <Trans>New course</Trans>
          </Dialog.Title>
          <form noValidate onSubmit={submit}>
            <div className="fields">
              {create.error && <FormError>{i18n._(problemText(create.error))}</FormError>}
              <Field
                label={t`Title`}
                maxLength={200}
                value={title}
                onChange={(event) => setTitle(event.target.value)}
                hint={<Trans>Only you see it until you publish it.</Trans>}
              />
            </div>
            <div className="acts">
              <Dialog.Close className="btn btn-line">
                <Trans>Cancel</Trans>
              </Dialog.Close>
              <Button kind="pen" type="submit" busy={create.isPending} disabled={title.trim() === ''}>
                <Trans>Begin the course</Trans>
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
