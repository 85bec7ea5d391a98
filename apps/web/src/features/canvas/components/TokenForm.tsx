import { Trans, useLingui } from '@lingui/react/macro';
import type { Connection } from '@lyceum/shared/canvas/contract.ts';
import { type FormEvent, useState } from 'react';
import { usePreferences } from '../../../lib/preferences.ts';
import { problemOf, problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field, FormError, PasswordField } from '../../../ui/Field.tsx';
import { useConnectionActs } from '../queries.ts';
import type { Institution } from './Connect.tsx';
import { type ConnectField, faultOf, isOfFields } from './connect-faults.ts';
import { EndField } from './EndField.tsx';
import { beginOf } from './token-end.ts';

/** A pasted token, tried before it is kept. */
export const TokenForm = (props: {
  readonly institution: Institution;
  readonly onDone: (connection: Connection) => void;
  readonly onWrongAddress: () => void;
}) => {
  const { institution, onDone, onWrongAddress } = props;
  const { t, i18n } = useLingui();
  const { setup } = useConnectionActs();
  const [canvasName, setName] = useState(institution.canvasName);
  const [apiToken, setToken] = useState('');
  const [end, setEnd] = useState('');
  const { timeZone } = usePreferences();
  const [isEmpty, setEmpty] = useState(false);
  const { error } = setup;
  const fault = (field: ConnectField) => {
    const found = faultOf(error, field);
    return found && i18n._(found);
  };
  const connect = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(apiToken.trim() === '');
    if (apiToken.trim() === '') return;
    const name = canvasName.trim() || institution.canvasName;
    const tokenExpiresAt = beginOf(end, timeZone);
    const { canvasUrl } = institution;
    setup.mutate({ canvasUrl, canvasName: name, apiToken: apiToken.trim(), tokenExpiresAt }, { onSuccess: onDone });
  };
  const wrongAddress = fault('canvasUrl');
  return (
    <form noValidate onSubmit={connect} className="sp-1">
      <p className="cv-policy">
        <Trans>
          Canvas’s terms forbid asking <em>others</em> for their tokens. Paste one only for yourself, or where your school runs Lyceum on
          its own. It is stored sealed, is never shown again, and you can take it back in Canvas at any time.
        </Trans>
      </p>
      <div className="fields narrow">
        {wrongAddress && (
          <FormError>
            {wrongAddress}{' '}
            <button type="button" className="btn btn-text btn-sm" onClick={onWrongAddress}>
              <Trans>Change the address</Trans>
            </button>
          </FormError>
        )}
        {error && !isOfFields(error, ['canvasUrl', 'canvasName', 'apiToken', 'tokenExpiresAt']) && (
          <FormError>
            {problemOf(error)?.code === 'conflict' ? <Trans>This Canvas is connected already.</Trans> : i18n._(problemText(error))}
          </FormError>
        )}
        <PasswordField
          label={t`Token`}
          autoComplete="off"
          spellCheck={false}
          value={apiToken}
          error={isEmpty ? t`Paste the token here.` : fault('apiToken')}
          hint={<Trans>In Canvas: Account, Settings, “New access token”. Leave the scopes as they are.</Trans>}
          onChange={(event) => setToken(event.target.value)}
        />
        <EndField value={end} error={fault('tokenExpiresAt')} onChange={setEnd} />
        <Field
          label={t`What to call it`}
          maxLength={100}
          value={canvasName}
          error={fault('canvasName')}
          onChange={(event) => setName(event.target.value)}
        />
        <p>
          <Button kind="pen" type="submit" busy={setup.isPending}>
            <Trans>Connect</Trans>
          </Button>
        </p>
      </div>
    </form>
  );
};
