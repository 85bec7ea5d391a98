import { Trans, useLingui } from '@lingui/react/macro';
import type { Connection } from '@lyceum/shared/canvas/contract.ts';
import { type FormEvent, useState } from 'react';
import { problemOf, problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field, FormError } from '../../../ui/Field.tsx';
import { useConnectionActs } from '../queries.ts';
import type { Institution } from './Connect.tsx';
import { faultOf, isOfFields } from './connect-faults.ts';

/** The address of a calendar feed: due dates where no token may be had. */
export const CalendarForm = (props: { readonly institution: Institution; readonly onDone: (connection: Connection) => void }) => {
  const { institution, onDone } = props;
  const { t, i18n } = useLingui();
  const { setupCalendar } = useConnectionActs();
  const [feedUrl, setFeedUrl] = useState('');
  const [canvasName, setName] = useState(institution.canvasName);
  const [isEmpty, setEmpty] = useState(false);
  const { error } = setupCalendar;
  const fault = faultOf(error, 'feedUrl');
  const connect = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(feedUrl.trim() === '');
    if (feedUrl.trim() === '') return;
    setupCalendar.mutate({ feedUrl: feedUrl.trim(), canvasName: canvasName.trim() || institution.canvasName }, { onSuccess: onDone });
  };
  return (
    <form noValidate onSubmit={connect} className="sp-1">
      <div className="fields narrow">
        {error && !isOfFields(error, ['feedUrl', 'canvasName']) && (
          <FormError>
            {problemOf(error)?.code === 'conflict' ? <Trans>This Canvas is connected already.</Trans> : i18n._(problemText(error))}
          </FormError>
        )}
        <Field
          label={t`Address of the feed`}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={1000}
          placeholder="https://school.instructure.com/feeds/calendars/user_….ics"
          value={feedUrl}
          error={isEmpty ? t`Paste the address of the feed here.` : fault && i18n._(fault)}
          hint={<Trans>In Canvas: Calendar, then “Calendar Feed” at the lower right. Whoever has it can read your calendar.</Trans>}
          onChange={(event) => setFeedUrl(event.target.value)}
        />
        <Field label={t`What to call it`} maxLength={100} value={canvasName} onChange={(event) => setName(event.target.value)} />
        <p>
          <Button kind="pen" type="submit" busy={setupCalendar.isPending}>
            <Trans>Connect</Trans>
          </Button>
        </p>
      </div>
    </form>
  );
};
