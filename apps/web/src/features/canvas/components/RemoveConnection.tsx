import { Dialog } from '@base-ui/react/dialog';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Connection } from '@lyceum/shared/canvas/contract.ts';
import { type FormEvent, useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field, FormError } from '../../../ui/Field.tsx';
import { toast } from '../../../ui/toast.ts';
import { useConnectionActs } from '../queries.ts';

/** Asks for the name before everything that was read with a connection goes: it cannot be taken back. */
export const RemoveConnection = (props: { readonly connection: Connection; readonly isOpen: boolean; readonly onClose: () => void }) => {
  const { connection, isOpen, onClose } = props;
  const { t, i18n } = useLingui();
  const { remove } = useConnectionActs();
  const [typed, setTyped] = useState('');
  const { canvasName } = connection;
  const isSure = typed.trim().toLowerCase() === canvasName.trim().toLowerCase();
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (isSure) remove.mutate({ id: connection.id }, { onSuccess: () => toast(t`${canvasName} is not connected any more.`) });
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog floating">
          <Dialog.Title className="h2">
            <Trans>Remove {canvasName}?</Trans>
          </Dialog.Title>
          <Dialog.Description className="two sp-h">
            <Trans>
              The token, the courses, assignments, grades and changes that were read go from Lyceum for good. In Canvas nothing changes.
            </Trans>
          </Dialog.Description>
          <form noValidate onSubmit={go}>
            <div className="fields">
              {remove.error && <FormError>{i18n._(problemText(remove.error))}</FormError>}
              <Field
                label={t`Write “${canvasName}” to be sure`}
                autoComplete="off"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            </div>
            <div className="acts">
              <Dialog.Close className="btn btn-line">
                <Trans>Go back</Trans>
              </Dialog.Close>
              <Button kind="red" type="submit" disabled={!isSure} busy={remove.isPending}>
                <Trans>Remove for good</Trans>
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
