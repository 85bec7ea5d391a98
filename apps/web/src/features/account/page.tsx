import { getRouteApi } from '@tanstack/react-router';
import { Forgot } from './components/Forgot.tsx';
import { Reset } from './components/Reset.tsx';
import { SignIn } from './components/SignIn.tsx';
import { SignUp } from './components/SignUp.tsx';

const signIn = getRouteApi('/sign-in');
const signUp = getRouteApi('/sign-up');

/** `/sign-in?next=` */
export const SignInPage = () => <SignIn next={signIn.useSearch().next ?? '/'} />;

/** `/sign-up?next=` */
export const SignUpPage = () => <SignUp next={signUp.useSearch().next ?? '/'} />;

/** `/forgot` */
export const ForgotPage = () => <Forgot />;

/** `/reset?token=`. The token is read as it stands: the router would take one of digits for a number. */
export const ResetPage = () => <Reset token={new URLSearchParams(location.search).get('token') ?? ''} />;
