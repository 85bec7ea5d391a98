import { Trans, useLingui } from '@lingui/react/macro';
import type { Connection } from '@lyceum/shared/canvas/contract.ts';
import { type FormEvent, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { problemOf, problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field, FormError } from '../../../ui/Field.tsx';
import { Heading } from '../../../ui/Heading.tsx';
import { Row } from '../../../ui/Row.tsx';
import { CalendarForm } from './CalendarForm.tsx';
import { faultOf } from './connect-faults.ts';
import { OauthForm } from './OauthForm.tsx';
import { TokenForm } from './TokenForm.tsx';
import { type Way, Ways } from './Ways.tsx';

/** Which Canvas: its address as it was typed, and what it is called here. `oauthUrl`: where to sign in, null where that is not set up. */
export interface Institution {
  readonly canvasUrl: string;
  readonly canvasName: string;
  readonly oauthUrl: string | null;
}

/** The origin of what was typed or copied from anywhere in Canvas; `https` where nothing is said. What is no address stays as it is. */
const originOf = (typed: string): string => {
  const whole = /^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`;
  const origin = URL.canParse(whole) ? new URL(whole).origin : 'null';
  return origin === 'null' ? typed : origin;
};
const hostOf = (origin: string): string => origin.replace(/^[a-z]+:\/\//i, '');

/** Where to sign in at this Canvas; null where the school has no developer key. */
const askForOauth = async (canvasUrl: string): Promise<string | null> => {
  try {
    return (await call.canvas.oauthStart.query({ canvasUrl })).url;
  } catch (error) {
    if (problemOf(error)?.code === 'not_found') return null;
    throw error;
  }
};

const Address = ({ was, onFound }: { readonly was: string; readonly onFound: (found: Institution) => void }) => {
  const { t, i18n } = useLingui();
  const [canvasUrl, setCanvasUrl] = useState(was);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [isEmpty, setEmpty] = useState(false);
  const fault = isEmpty ? t`Write the address of your Canvas here.` : faultOf(error, 'canvasUrl');
  const go = async (event: FormEvent) => {
    event.preventDefault();
    const typed = originOf(canvasUrl.trim());
    setEmpty(canvasUrl.trim() === '');
    if (canvasUrl.trim() === '') return;
    setBusy(true);
    setError(null);
    await askForOauth(typed).then((oauthUrl) => onFound({ canvasUrl: typed, canvasName: hostOf(typed), oauthUrl }), setError);
    setBusy(false);
  };
  return (
    <form noValidate onSubmit={(event) => void go(event)}>
      <div className="fields narrow">
        {error !== null && !fault && <FormError>{i18n._(problemText(error))}</FormError>}
        <Field
          label={t`Address of your Canvas`}
          inputMode="url"
          autoComplete="url"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={300}
          placeholder="school.instructure.com"
          value={canvasUrl}
          error={typeof fault === 'string' ? fault : fault && i18n._(fault)}
          hint={<Trans>As it stands in the browser when you are in Canvas.</Trans>}
          onChange={(event) => setCanvasUrl(event.target.value)}
        />
        <p>
          <Button kind="pen" type="submit" busy={isBusy}>
            <Trans>Go on</Trans>
          </Button>
        </p>
      </div>
    </form>
  );
};

/** Connects a Canvas in two steps: which one, and in which way it may be read. */
export const Connect = (props: { readonly onDone: (connection: Connection) => void; readonly onBack: (() => void) | null }) => {
  const { onDone, onBack } = props;
  const { t } = useLingui();
  const [institution, setInstitution] = useState<Institution | null>(null);
  const [address, setAddress] = useState('');
  const [way, setWay] = useState<Way>('oauth');
  const found = (next: Institution) => {
    setInstitution(next);
    setAddress(next.canvasUrl);
    setWay(next.oauthUrl === null ? 'token' : 'oauth');
  };
  return (
    <>
      <Row className="head tick">
        <div className="cv-head">
          <div className="grow">
            <Heading title={t`Connect Canvas`} className="h-xl">
              <Trans>Connect Canvas</Trans>
            </Heading>
            <p className="two sm">
              <Trans>Courses, due dates and grades come over by themselves. Read only: Lyceum never writes to Canvas.</Trans>
            </p>
          </div>
          {onBack && (
            <Button onClick={onBack}>
              <Trans>Go back</Trans>
            </Button>
          )}
        </div>
      </Row>
      <Row className="cv-step" margin="1">
        {institution ? (
          <p className="flex wrap cv-chosen">
            <b>{institution.canvasName}</b>
            <Button kind="text" size="sm" onClick={() => setInstitution(null)}>
              <Trans>Change</Trans>
            </Button>
          </p>
        ) : (
          <Address was={address} onFound={found} />
        )}
      </Row>
      {institution && (
        <Row className="cv-step" margin="2">
          <h2 className="cv-q">
            <Trans>How may Lyceum read it?</Trans>
          </h2>
          <Ways way={way} hasOauth={institution.oauthUrl !== null} onChange={setWay} />
          {way === 'oauth' && <OauthForm institution={institution} />}
          {way === 'token' && <TokenForm institution={institution} onDone={onDone} onWrongAddress={() => setInstitution(null)} />}
          {way === 'calendar' && <CalendarForm institution={institution} onDone={onDone} />}
        </Row>
      )}
    </>
  );
};
