import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { anAddress, atMost, type Check, checked, required } from '../../../lib/form.ts';
import { refusedFields } from '../../../lib/refused.ts';
import { Field, Frame } from '../../../ui/Field.tsx';
import { DialogForm, FormDialog } from '../../../ui/FormDialog.tsx';
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
  const { t } = useLingui();
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
    <DialogForm onSubmit={submit} error={create.error} isBusy={create.isPending} action={<Trans>Make the class</Trans>}>
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
    </DialogForm>
  );
};

/** The button and the sheet with which a tutor plans a class. */
export const NewClass = () => {
  const [isOpen, setOpen] = useState(false);
  return (
    <FormDialog title={<Trans>New class</Trans>} isOpen={isOpen} onOpenChange={setOpen}>
      <NewClassForm onDone={() => setOpen(false)} />
    </FormDialog>
  );
};
