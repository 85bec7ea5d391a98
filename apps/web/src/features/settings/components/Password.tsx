import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { aNewPassword, checked, required } from '../../../lib/form.ts';
import { problemOf, problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { FormError, PasswordField } from '../../../ui/Field.tsx';
import { useFaults } from '../../../ui/faults.ts';
import { toast } from '../../../ui/toast.ts';
import { useChangePassword } from '../queries.ts';

const checks = { currentPassword: [required], newPassword: aNewPassword };
const blank = { currentPassword: '', newPassword: '' };

/** Another password. */
export const Password = ({ email }: { readonly email: string }) => {
  const { t, i18n } = useLingui();
  const faults = useFaults();
  const change = useChangePassword();
  const form = useForm({ resolver: checked(checks), defaultValues: blank });
  const { errors } = form.formState;
  const isWrong = problemOf(change.error)?.code === 'bad_credentials';
  const save = form.handleSubmit((values) =>
    change.mutate(values, {
      onSuccess: () => {
        form.reset(blank);
        toast(t`Your new password works from now on`);
      },
    }),
  );
  return (
    <form noValidate onSubmit={save}>
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <div className="fields narrow">
        {change.error && !isWrong && <FormError>{i18n._(problemText(change.error))}</FormError>}
        <PasswordField
          label={t`Current password`}
          autoComplete="current-password"
          error={isWrong ? t`This is not your password.` : faults(errors.currentPassword?.message)}
          {...form.register('currentPassword')}
        />
        <PasswordField
          label={t`New password`}
          autoComplete="new-password"
          hint={<Trans>At least 8 characters, any of them. You are signed out everywhere else.</Trans>}
          error={faults(errors.newPassword?.message)}
          {...form.register('newPassword')}
        />
      </div>
      <Button type="submit" busy={change.isPending}>
        <Trans>Change the password</Trans>
      </Button>
    </form>
  );
};
