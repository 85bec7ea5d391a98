import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { anAddress, checked } from '../../../lib/form.ts';
import { problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field, FormError } from '../../../ui/Field.tsx';
import { useFaults } from '../../../ui/faults.ts';
import { useRequestReset } from '../queries.ts';
import { AuthPage } from './AuthPage.tsx';

const checks = { email: [anAddress] };

/** Asking for a reset link. The page says the same for known and unknown addresses. */
export const Forgot = () => {
  const { t, i18n } = useLingui();
  const faults = useFaults();
  const request = useRequestReset();
  const form = useForm({ resolver: checked(checks), defaultValues: { email: '' } });
  const { isSuccess } = request;
  return (
    <AuthPage
      title={isSuccess ? t`Look in your mail` : t`A new password`}
      lead={
        isSuccess ? (
          <Trans>If this address has an account, a link is on its way. It works once, for an hour.</Trans>
        ) : (
          <Trans>Tell us your address and we send a link.</Trans>
        )
      }
      owner={form.watch('email')}
      onSubmit={form.handleSubmit((values) => request.mutate(values))}
    >
      {!isSuccess && (
        <>
          <div className="fields">
            {request.error && <FormError>{i18n._(problemText(request.error))}</FormError>}
            <Field
              label={t`E-mail`}
              type="email"
              autoComplete="username"
              error={faults(form.formState.errors.email?.message)}
              {...form.register('email')}
            />
          </div>
          <Button kind="pen" size="lg" className="full" type="submit" busy={request.isPending}>
            <Trans>Send me a link</Trans>
          </Button>
        </>
      )}
      <p className="sm two sp-1">
        <Link to="/sign-in">
          <Trans>Back to sign in</Trans>
        </Link>
      </p>
    </AuthPage>
  );
};
