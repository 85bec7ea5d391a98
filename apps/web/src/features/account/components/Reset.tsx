import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { aNewPassword, checked } from '../../../lib/form.ts';
import { problemOf, problemText } from '../../../lib/problem.ts';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { FormError, PasswordField } from '../../../ui/Field.tsx';
import { useFaults } from '../../../ui/faults.ts';
import { useResetPassword } from '../queries.ts';
import { AuthPage } from './AuthPage.tsx';

const checks = { newPassword: aNewPassword };

/** Choosing a new password with the token of a mailed link. */
export const Reset = ({ token }: { readonly token: string }) => {
  const { t, i18n } = useLingui();
  const faults = useFaults();
  const reset = useResetPassword();
  const form = useForm({ resolver: checked(checks), defaultValues: { newPassword: '' } });
  const isUsed = ['gone', 'not_found'].includes(problemOf(reset.error)?.code ?? '');
  return (
    <AuthPage
      title={reset.isSuccess ? t`Saved` : t`A new password`}
      lead={
        reset.isSuccess ? (
          <Trans>Your new password works from now on. Everywhere else you were signed out.</Trans>
        ) : (
          <Trans>Choose one you use nowhere else.</Trans>
        )
      }
      owner=""
      onSubmit={form.handleSubmit((values) => reset.mutate({ ...values, token }))}
    >
      {reset.isSuccess ? (
        <p className="sp-2">
          <Link to="/sign-in" className={`${buttonClass('pen', 'lg')} full`}>
            <Trans>Sign in</Trans>
          </Link>
        </p>
      ) : (
        <>
          <div className="fields">
            {reset.error && (
              <FormError>
                {i18n._(problemText(reset.error))}{' '}
                {isUsed && (
                  <Link to="/forgot">
                    <Trans>Ask for a new link</Trans>
                  </Link>
                )}
              </FormError>
            )}
            <PasswordField
              label={t`New password`}
              autoComplete="new-password"
              hint={<Trans>At least 8 characters, any of them.</Trans>}
              error={faults(form.formState.errors.newPassword?.message)}
              {...form.register('newPassword')}
            />
          </div>
          <Button kind="pen" size="lg" className="full" type="submit" busy={reset.isPending}>
            <Trans>Save the password</Trans>
          </Button>
        </>
      )}
    </AuthPage>
  );
};
