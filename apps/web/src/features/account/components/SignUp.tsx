import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { aName, aNewPassword, anAddress, checked } from '../../../lib/form.ts';
import { problemOf, problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field, FormError, PasswordField } from '../../../ui/Field.tsx';
import { useFaults } from '../../../ui/faults.ts';
import { markRefused, useSignUp } from '../queries.ts';
import { AuthPage } from './AuthPage.tsx';

const checks = { name: aName, email: [anAddress], password: aNewPassword };
const blank = { name: '', email: '', password: '' };

/** Making an account. */
export const SignUp = ({ next }: { readonly next: string }) => {
  const { t, i18n } = useLingui();
  const faults = useFaults();
  const navigate = useNavigate();
  const signUp = useSignUp(() => void navigate({ href: next, replace: true }));
  const form = useForm({ resolver: checked(checks), defaultValues: blank });
  const { errors } = form.formState;
  const isTaken = problemOf(signUp.error)?.code === 'email_taken';
  return (
    <AuthPage
      title={t`Write your name on it`}
      lead={<Trans>Create an account and the book is yours. It takes a minute.</Trans>}
      owner={form.watch('name')}
      onSubmit={form.handleSubmit((values) =>
        signUp.register(values, (error) => markRefused(error, ['name', 'email', 'password'], form.setError)),
      )}
    >
      <div className="fields">
        {signUp.error && !isTaken && <FormError>{i18n._(problemText(signUp.error))}</FormError>}
        <Field label={t`Name`} autoComplete="name" error={faults(errors.name?.message)} {...form.register('name')} />
        <Field
          label={t`E-mail`}
          type="email"
          autoComplete="username"
          error={isTaken ? i18n._(problemText(signUp.error)) : faults(errors.email?.message)}
          {...form.register('email')}
        />
        <PasswordField
          label={t`Password`}
          autoComplete="new-password"
          hint={<Trans>At least 8 characters, any of them.</Trans>}
          error={faults(errors.password?.message)}
          {...form.register('password')}
        />
      </div>
      <Button kind="pen" size="lg" className="full" type="submit" busy={signUp.isPending}>
        <Trans>Create account and open the book</Trans>
      </Button>
      <p className="sm two sp-1">
        <Trans>
          Already have an account?{' '}
          <Link to="/sign-in" search={{ next }}>
            Sign in
          </Link>
          .
        </Trans>
      </p>
    </AuthPage>
  );
};
