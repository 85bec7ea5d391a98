import { Trans, useLingui } from '@lingui/react/macro';
import { useFormats } from '../../../lib/format.ts';
import { Field } from '../../../ui/Field.tsx';
import { endDays } from './token-end.ts';

/** On which day a token ends, as Canvas showed it when it was made; may be left empty. */
export const EndField = (props: {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (day: string) => void;
}) => {
  const { t } = useLingui();
  const { dayKey } = useFormats();
  return (
    <Field
      label={t`Ends on`}
      aside={
        <span className="three">
          <Trans>if you know it</Trans>
        </span>
      }
      type="date"
      {...endDays(Date.now(), dayKey)}
      value={props.value}
      error={props.error}
      hint={<Trans>Canvas gives tokens of students at most 120 days. We remind you 14, 3 and 1 day before.</Trans>}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
};
