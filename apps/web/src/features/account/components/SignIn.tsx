import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { anAddress, checked, required } from '../../../lib/form.ts';
import { problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field, FormError, PasswordField } from '../../../ui/Field.tsx';
import { useFaults } from '../../../ui/faults.ts';
import { useSignIn } from '../queries.ts';
import { AuthPage } from './AuthPage.tsx';

const checks = { email: [anAddress], password: [required] };
const blank = { email: '', password: '' };

/** Signing in with an address and a password. */
export const SignIn = ({ next }: { readonly next: string }) => {
  const { t, i18n } = useLingui();
  const faults = useFaults();
  const navigate = useNavigate();
  const signIn = useSignIn(() => void navigate({ href: next, replace: true }));
  const form = useForm({ resolver: checked(checks), defaultValues: blank });
  const { errors } = form.formState;
  return (
    <AuthPage
      title={t`Open your book`}
      lead={<Trans>Sign in with the address your school knows.</Trans>}
      owner={form.watch('email')}
      onSubmit={form.handleSubmit((values) => signIn.mutate(values))}
    >
      <div className="fields">
        {signIn.error && <FormError>{i18n._(problemText(signIn.error))}</FormError>}
        <Field label={t`E-mail`} type="email" autoComplete="username" error={faults(errors.email?.message)} {...form.register('email')} />
        <PasswordField
          label={t`Password`}
          aside={
            <Link to="/forgot" className="b">
              <Trans>Forgot it?</Trans>
            </Link>
          }
          autoComplete="current-password"
          error={faults(errors.password?.message)}
          {...form.register('password')}
        />
      </div>
      <Button kind="pen" size="lg" className="full" type="submit" busy={signIn.isPending}>
        <Trans>Sign in</Trans>
      </Button>
      <p className="sm two sp-1">
        <Trans>
          New here?{' '}
          <Link to="/sign-up" search={{ next }}>
            Make an account
          </Link>
          .
        </Trans>
      </p>
    </AuthPage>
  );
};
