import { Dialog } from '@base-ui/react/dialog';
import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { anAddress, atMost, type Check, checked, required } from '../../../lib/form.ts';
import { problemText } from '../../../lib/problem.ts';
import { refusedFields } from '../../../lib/refused.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field, FormError, Frame } from '../../../ui/Field.tsx';
import { useFaults } from '../../../ui/faults.ts';
import { toast } from '../../../ui/toast.ts';
import { useCreateSession } from '../queries.ts';

const addresses = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

const allAddresses: Check = (text) => addresses(text).map(anAddress).find(Boolean) ?? null;
const checks = { title: [required, atMost(200)], startsAt: [], people: [allAddresses] };

const inputTime = (at: Date): string => {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
};

const NewClassForm = ({ onDone }: { readonly onDone: () => void }) => {
  const { t, i18n } = useLingui();
  const faults = useFaults();
  const create = useCreateSession();
  const form = useForm({ resolver: checked(checks), defaultValues: { title: '', startsAt: inputTime(new Date()), people: '' } });
  const { errors } = form.formState;
  const submit = form.handleSubmit(({ title, startsAt, people }) => {
    const participants = addresses(people).map((email) => ({ email, role: 'student' as const }));
    create.mutate(
      { title, participants, ...(startsAt ? { startsAt: new Date(startsAt).toISOString() } : {}) },
      {
        onSuccess: (session) => {
          toast(t`${session.title} is in the book`);
          onDone();
        },
        onError: (error) => {
          const [field] = refusedFields(error, ['title', 'startsAt', 'participants']);
          if (field) form.setError(field === 'participants' ? 'people' : field, { type: 'server', message: 'refused' });
        },
      },
    );
  });
  return (
    <form noValidate onSubmit={submit}>
      <div className="fields">
        {create.error && <FormError>{i18n._(problemText(create.error))}</FormError>}
        <Field label={t`Title`} error={faults(errors.title?.message)} {...form.register('title')} />
        <Field
          label={t`Begins`}
          type="datetime-local"
          hint={<Trans>By the clock of this device.</Trans>}
          error={faults(errors.startsAt?.message)}
          {...form.register('startsAt')}
        />
        <Frame
          label={t`Students, by e-mail`}
          hint={<Trans>One on a line, or with commas between.</Trans>}
          error={faults(errors.people?.message)}
        >
          {(wiring) => <textarea className="input" rows={4} {...form.register('people')} {...wiring} />}
        </Frame>
      </div>
      <div className="acts">
        <Dialog.Close className="btn btn-line">
          <Trans>Cancel</Trans>
        </Dialog.Close>
        <Button kind="pen" type="submit" busy={create.isPending}>
          <Trans>Make the class</Trans>
        </Button>
      </div>
    </form>
  );
};

/** The button and the sheet with which a tutor plans a class. */
export const NewClass = () => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger className="btn btn-pen">
        <Plus className="i" />
        <Trans>New class</Trans>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog floating">
          <Dialog.Title className="h2">
            <Trans>New class</Trans>
          </Dialog.Title>
          <NewClassForm onDone={() => setOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
