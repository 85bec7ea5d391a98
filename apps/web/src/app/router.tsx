import type { SessionId } from '@lyceum/shared/kernel/ids.ts';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { worded } from '../lib/locale.ts';
import { markMoved } from '../lib/navigation.ts';
import { currentUser } from '../lib/session.ts';
import { ErrorPage, NotFound } from '../ui/ErrorPage.tsx';
import { Frame, preloadFrame } from './Frame.tsx';
import { type CourseParams, type LessonParams, params, type QuizParams, searchOf } from './params.ts';
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

/** Pages in the frame of the book: a visitor sees the cover of it, whoever is signed in the whole. */
const framed = createRoute({
  getParentRoute: () => root,
  id: 'in',
  beforeLoad: async () => {
    const user = await currentUser();
    await preloadFrame(user);
    return { user };
  },
  component: Frame,
  notFoundComponent: NotFound,
});
/** Pages for whoever is signed in. */
const own = createRoute({ getParentRoute: () => framed, id: 'own', beforeLoad: guard });

const home = createRoute({
  getParentRoute: () => own,
  path: '/',
  component: lazyRouteComponent(
    worded('school', () => import('../features/home/page.tsx')),
    'HomePage',
  ),
});
const classes = createRoute({
  getParentRoute: () => own,
  path: '/class',
  component: lazyRouteComponent(
    worded('school', () => import('../features/classroom/components/ClassesPage.tsx')),
    'ClassesPage',
  ),
});
const chat = worded('school', () => import('../features/chat/page.tsx'));
const channels = createRoute({ getParentRoute: () => own, path: '/chat', component: lazyRouteComponent(chat, 'ChannelsPage') });
const channel = createRoute({ getParentRoute: () => own, path: '/chat/$name', component: lazyRouteComponent(chat, 'ChannelPage') });
const settings = createRoute({
  getParentRoute: () => own,
  path: '/settings',
  component: lazyRouteComponent(
    worded('school', () => import('./Settings.tsx')),
    'Settings',
  ),
});

const catalogue = createRoute({
  getParentRoute: () => framed,
  path: '/learn',
  validateSearch: searchOf('q', 'level', 'lang', 'length', 'tutor', 'free', 'mine', 'view'),
  component: lazyRouteComponent(
    worded('book', () => import('../features/catalogue/page.tsx')),
    'CataloguePage',
  ),
});
const course = createRoute({
  getParentRoute: () => framed,
  path: '/learn/$courseId',
  params: params<CourseParams>(),
  component: lazyRouteComponent(
    worded('book', () => import('../features/course/page.tsx')),
    'CoursePage',
  ),
});
const lesson = createRoute({
  getParentRoute: () => framed,
  path: '/learn/$courseId/lessons/$lessonId',
  params: params<LessonParams>(),
  component: lazyRouteComponent(
    worded('learn', () => import('../features/lesson/page.tsx')),
    'LessonPage',
  ),
});
const quizPages = worded('learn', () => import('../features/quiz/page.tsx'));
const quiz = createRoute({
  getParentRoute: () => own,
  path: '/learn/$courseId/lessons/$lessonId/quiz/$quizId',
  params: params<QuizParams>(),
  component: lazyRouteComponent(quizPages, 'QuizPage'),
});
const mistakes = createRoute({
  getParentRoute: () => own,
  path: '/learn/mistakes',
  component: lazyRouteComponent(quizPages, 'MistakesPage'),
});

const teachPages = worded('teach', () => import('../features/teach/page.tsx'));
const teach = createRoute({ getParentRoute: () => own, path: '/teach', component: lazyRouteComponent(teachPages, 'TeachPage') });
const teachCourse = createRoute({
  getParentRoute: () => own,
  path: '/teach/$courseId',
  params: params<CourseParams>(),
  component: lazyRouteComponent(teachPages, 'TeachCoursePage'),
});
const teachLesson = createRoute({
  getParentRoute: () => own,
  path: '/teach/$courseId/lessons/$lessonId',
  params: params<LessonParams>(),
  component: lazyRouteComponent(teachPages, 'TeachLessonPage'),
});

const canvas = createRoute({
  getParentRoute: () => own,
  path: '/canvas',
  validateSearch: searchOf('error'),
  component: lazyRouteComponent(
    worded('canvas', () => import('../features/canvas/page.tsx')),
    'CanvasPage',
  ),
});

const invitePages = worded('school', () => import('../features/invite/page.tsx'));
const invite = createRoute({
  getParentRoute: () => framed,
  path: '/invite/$code',
  component: lazyRouteComponent(invitePages, 'InvitePage'),
});
const adminInvites = createRoute({
  getParentRoute: () => own,
  path: '/school/invites',
  component: lazyRouteComponent(invitePages, 'InvitesPage'),
});
const adminAudit = createRoute({
  getParentRoute: () => own,
  path: '/school/audit',
  validateSearch: searchOf('action', 'subject', 'from', 'to'),
  component: lazyRouteComponent(
    worded('teach', () => import('../features/audit/page.tsx')),
    'AuditPage',
  ),
});

const classroom = createRoute({
  getParentRoute: () => root,
  path: '/class/$id',
  beforeLoad: guard,
  component: lazyRouteComponent(
    worded('school', () => import('./Class.tsx')),
    'Class',
  ),
});
const space = createRoute({
  getParentRoute: () => root,
  path: '/space/$id',
  params: params<{ readonly id: SessionId }>(),
  component: lazyRouteComponent(
    worded('school', () => import('./Space.tsx')),
    'Space',
  ),
});

const routes = root.addChildren([
  signIn,
  signUp,
  forgot,
  reset,
  classroom,
  space,
  framed.addChildren([
    catalogue,
    course,
    lesson,
    invite,
    own.addChildren([
      home,
      classes,
      channels,
      channel,
      settings,
      canvas,
      quiz,
      mistakes,
      teach,
      teachCourse,
      teachLesson,
      adminInvites,
      adminAudit,
    ]),
  ]),
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
