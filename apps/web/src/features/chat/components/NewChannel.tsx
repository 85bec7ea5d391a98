import { Trans, useLingui } from '@lingui/react/macro';
import type { ChannelName } from '@lyceum/shared/kernel/ids.ts';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Field } from '../../../ui/Field.tsx';
import { DialogForm, FormDialog } from '../../../ui/FormDialog.tsx';
import { useOpenChannel } from '../queries.ts';

const nameRule = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/** Opens a channel: a title for people, a short name for addresses. */
export const NewChannel = () => {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  const [name, setName] = useState('');
  const open = useOpenChannel();
  const navigate = useNavigate();
  const isBad = name !== '' && !nameRule.test(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!nameRule.test(name)) return;
    open.mutate(
      { name: name as ChannelName, ...(title.trim() ? { title: title.trim() } : {}) },
      {
        onSuccess: (channel) => {
          setOpen(false);
          void navigate({ to: '/chat/$name', params: { name: channel.name } });
        },
      },
    );
  };
  return (
    <FormDialog title={<Trans>New channel</Trans>} opener="btn btn-text btn-sm chans-new" isOpen={isOpen} onOpenChange={setOpen}>
      <DialogForm onSubmit={submit} error={open.error} isBusy={open.isPending} action={<Trans>Open the channel</Trans>}>
        <Field label={t`Title`} maxLength={80} value={title} onChange={(event) => setTitle(event.target.value)} />
        <Field
          label={t`Short name`}
          value={name}
          onChange={(event) => setName(event.target.value.toLowerCase())}
          hint={<Trans>Small Latin letters, digits, - and _: it stands in the address.</Trans>}
          error={isBad ? t`Use small Latin letters, digits, - and _.` : undefined}
        />
      </DialogForm>
    </FormDialog>
  );
};
