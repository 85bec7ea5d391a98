import type { AppRouter } from '@lyceum/shared/contract.ts';
import { accountRouter } from './features/account/router.ts';
import { agendaRouter } from './features/agenda/router.ts';
import { auditRouter } from './features/audit/router.ts';
import { canvasRouter } from './features/canvas/router.ts';
import { chatRouter } from './features/chat/router.ts';
import { classroomRouter } from './features/classroom/router.ts';
import { courseRouter } from './features/course/router.ts';
import { dashboardRouter } from './features/dashboard/router.ts';
import { inviteRouter } from './features/invite/router.ts';
import { mediaRouter } from './features/media/router.ts';
import { quizRouter } from './features/quiz/router.ts';
import { rewardRouter } from './features/reward/router.ts';
import { spaceRouter } from './features/space/router.ts';
import { storageRouter } from './features/storage/router.ts';
import { router } from './platform/trpc.ts';

/** Every procedure of the platform. */
export const appRouter = router({
  account: accountRouter,
  agenda: agendaRouter,
  audit: auditRouter,
  canvas: canvasRouter,
  chat: chatRouter,
  classroom: classroomRouter,
  course: courseRouter,
  dashboard: dashboardRouter,
  invite: inviteRouter,
  media: mediaRouter,
  quiz: quizRouter,
  reward: rewardRouter,
  space: spaceRouter,
  storage: storageRouter,
});

type RecordOf<R extends { _def: { record: object } }> = R['_def']['record'];
type Surface<R> = {
  [F in keyof R]: { [P in keyof R[F]]: R[F][P] extends { _def: { $types: infer T; type: infer K } } ? { kind: K; types: T } : never };
};
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

// The compiler's proof that the server implements exactly the contract: no missing, extra or differing procedure.
true satisfies Same<Surface<RecordOf<typeof appRouter>>, Surface<RecordOf<AppRouter>>>;
