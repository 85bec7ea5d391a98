import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { markMoved } from '../lib/navigation.ts';
import { currentUser } from '../lib/session.ts';
import { ErrorPage, NotFound } from '../ui/ErrorPage.tsx';
import { Root } from './Root.tsx';

const root = createRootRoute({
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: ({ error, reset }) => <ErrorPage error={error} retry={reset} />,
});

const account = () => import('../features/account/page.tsx');
/** Only an address of our own may follow a sign-in. An unset key would let the raw one through. */
const next = ({ next: wanted }: Record<string, unknown>): { next?: string | undefined } => ({
  next: typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? wanted : undefined,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: next,
  component: lazyRouteComponent(account, 'SignInPage'),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: next,
  component: lazyRouteComponent(account, 'SignUpPage'),
});
const forgot = createRoute({ getParentRoute: () => root, path: '/forgot', component: lazyRouteComponent(account, 'ForgotPage') });
const reset = createRoute({ getParentRoute: () => root, path: '/reset', component: lazyRouteComponent(account, 'ResetPage') });

const guard = async ({ location }: { location: { href: string } }) => {
  if ((await currentUser()) === null) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
};

const inside = createRoute({
  getParentRoute: () => root,
  id: 'in',
  beforeLoad: guard,
  component: lazyRouteComponent(() => import('./SignedIn.tsx'), 'SignedIn'),
  notFoundComponent: NotFound,
});
const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/page.tsx'), 'HomePage'),
});
const classes = createRoute({
  getParentRoute: () => inside,
  path: '/class',
  component: lazyRouteComponent(() => import('../features/classroom/components/ClassesPage.tsx'), 'ClassesPage'),
});
const chat = () => import('../features/chat/page.tsx');
const channels = createRoute({ getParentRoute: () => inside, path: '/chat', component: lazyRouteComponent(chat, 'ChannelsPage') });
const channel = createRoute({ getParentRoute: () => inside, path: '/chat/$name', component: lazyRouteComponent(chat, 'ChannelPage') });
const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(() => import('./Settings.tsx'), 'Settings'),
});

const classroom = createRoute({
  getParentRoute: () => root,
  path: '/class/$id',
  beforeLoad: guard,
  component: lazyRouteComponent(() => import('./Class.tsx'), 'Class'),
});
const space = createRoute({
  getParentRoute: () => root,
  path: '/space/$id',
  params: { parse: ({ id }: { id: string }) => ({ id: id as SessionId }), stringify: ({ id }: { id: SessionId }) => ({ id }) },
  component: lazyRouteComponent(() => import('./Space.tsx'), 'Space'),
});

const routes = root.addChildren([
  signIn,
  signUp,
  forgot,
  reset,
  classroom,
  space,
  inside.addChildren([home, classes, channels, channel, settings]),
]);

/** Every page there is. Pages are fetched when their link is pointed at. */
export const router = createRouter({ routeTree: routes, defaultPreload: 'intent', scrollRestoration: true, defaultPendingMs: 300 });

router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
  if (fromLocation && pathChanged) markMoved();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
