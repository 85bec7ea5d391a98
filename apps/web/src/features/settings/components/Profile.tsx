import { Trans, useLingui } from '@lingui/react/macro';
import type { User } from '@lyceum/shared/account/contract.ts';
import { useForm } from 'react-hook-form';
import { aName, checked } from '../../../lib/form.ts';
import { problemText } from '../../../lib/problem.ts';
import { refusedFields } from '../../../lib/refused.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field, FormError, Frame } from '../../../ui/Field.tsx';
import { useFaults } from '../../../ui/faults.ts';
import { toast } from '../../../ui/toast.ts';
import { useUpdateMe } from '../queries.ts';

const checks = { name: aName, timezone: [] };

const zonesWith = (zone: string): readonly string[] => {
  const zones = Intl.supportedValuesOf('timeZone');
  return zones.includes(zone) ? zones : [zone, ...zones];
};

/** One's name and time zone. */
export const Profile = ({ me }: { readonly me: User }) => {
  const { t, i18n } = useLingui();
  const faults = useFaults();
  const update = useUpdateMe();
  const form = useForm({ resolver: checked(checks), defaultValues: { name: me.name, timezone: me.timezone } });
  const { errors } = form.formState;
  const save = form.handleSubmit((values) =>
    update.mutate(values, {
      onSuccess: () => toast(t`Saved`),
      onError: (error) => {
        for (const field of refusedFields(error, ['name', 'timezone'])) form.setError(field, { type: 'server', message: 'refused' });
      },
    }),
  );
  return (
    <form noValidate onSubmit={save}>
      <div className="fields narrow">
        {update.error && <FormError>{i18n._(problemText(update.error))}</FormError>}
        <Field label={t`Name`} autoComplete="name" error={faults(errors.name?.message)} {...form.register('name')} />
        <Field label={t`E-mail`} value={me.email} readOnly autoComplete="username" />
        <Frame label={t`Time zone`} hint={<Trans>All times are shown in it.</Trans>} error={faults(errors.timezone?.message)}>
          {(wiring) => (
            <select className="input" {...form.register('timezone')} {...wiring}>
              {zonesWith(me.timezone).map((zone) => (
                <option key={zone} value={zone}>
                  {zone.replaceAll('_', ' ')}
                </option>
              ))}
            </select>
          )}
        </Frame>
      </div>
      <Button kind="pen" type="submit" busy={update.isPending}>
        <Trans>Save</Trans>
      </Button>
    </form>
  );
};
