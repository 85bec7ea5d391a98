import { Dialog } from '@base-ui/react/dialog';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ChannelName } from '@lyceum/shared/kernel/ids.ts';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field, FormError } from '../../../ui/Field.tsx';
import { useOpenChannel } from '../queries.ts';

const nameRule = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/** Opens a channel: a title for people, a short name for addresses. */
export const NewChannel = () => {
  const { t, i18n } = useLingui();
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
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger className="btn btn-text btn-sm chans-new">
        <Plus className="i i-s" />
        <Trans>New channel</Trans>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog floating">
          <Dialog.Title className="h2">
            <Trans>New channel</Trans>
          </Dialog.Title>
          <form noValidate onSubmit={submit}>
            <div className="fields">
              {open.error && <FormError>{i18n._(problemText(open.error))}</FormError>}
              <Field label={t`Title`} maxLength={80} value={title} onChange={(event) => setTitle(event.target.value)} />
              <Field
                label={t`Short name`}
                value={name}
                onChange={(event) => setName(event.target.value.toLowerCase())}
                hint={<Trans>Small Latin letters, digits, - and _: it stands in the address.</Trans>}
                error={isBad ? t`Use small Latin letters, digits, - and _.` : undefined}
              />
            </div>
            <div className="acts">
              <Dialog.Close className="btn btn-line">
                <Trans>Cancel</Trans>
              </Dialog.Close>
              <Button kind="pen" type="submit" busy={open.isPending}>
                <Trans>Open the channel</Trans>
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
