import { Dialog } from '@base-ui/react/dialog';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Connection } from '@lyceum/shared/canvas/contract.ts';
import { type FormEvent, useState } from 'react';
import { usePreferences } from '../../../lib/preferences.ts';
import { problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { FormError, PasswordField } from '../../../ui/Field.tsx';
import { toast } from '../../../ui/toast.ts';
import { useConnectionActs } from '../queries.ts';
import { type ConnectField, faultOf, isOfFields } from './connect-faults.ts';
import { EndField } from './EndField.tsx';
import { beginOf } from './token-end.ts';

/** A new token for a connection: what was read stays. */
export const ReplaceToken = (props: { readonly connection: Connection; readonly isOpen: boolean; readonly onClose: () => void }) => {
  const { connection, isOpen, onClose } = props;
  const { t, i18n } = useLingui();
  const { replaceToken } = useConnectionActs();
  const { timeZone } = usePreferences();
  const [token, setToken] = useState('');
  const [end, setEnd] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const { error } = replaceToken;
  const fault = (field: ConnectField) => {
    const found = faultOf(error, field);
    return found && i18n._(found);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(token.trim() === '');
    if (token.trim() === '') return;
    const done = () => {
      setToken('');
      setEnd('');
      onClose();
      toast(t`The token is replaced.`);
    };
    replaceToken.mutate({ id: connection.id, apiToken: token.trim(), tokenExpiresAt: beginOf(end, timeZone) }, { onSuccess: done });
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog floating">
          <Dialog.Title className="h2">
            <Trans>Replace the token</Trans>
          </Dialog.Title>
          <Dialog.Description className="two sp-h">
            <Trans>
              Make a new one in Canvas under Account, Settings, “New access token”. Everything that was read stays; the old token is
              forgotten.
            </Trans>
          </Dialog.Description>
          <form noValidate onSubmit={save}>
            <div className="fields">
              {error && !isOfFields(error, ['apiToken', 'tokenExpiresAt']) && <FormError>{i18n._(problemText(error))}</FormError>}
              <PasswordField
                label={t`New token`}
                autoComplete="off"
                spellCheck={false}
                value={token}
                error={isEmpty ? t`Paste the token here.` : fault('apiToken')}
                hint={connection.tokenHint ? <Trans>The old one ended in {connection.tokenHint}.</Trans> : undefined}
                onChange={(event) => setToken(event.target.value)}
              />
              <EndField value={end} error={fault('tokenExpiresAt')} onChange={setEnd} />
            </div>
            <div className="acts">
              <Dialog.Close className="btn btn-line">
                <Trans>Go back</Trans>
              </Dialog.Close>
              <Button kind="pen" type="submit" busy={replaceToken.isPending}>
                <Trans>Replace</Trans>
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
