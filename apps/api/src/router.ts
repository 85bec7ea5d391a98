import { accountRouter } from './features/account/router.ts';
import { router } from './platform/trpc.ts';

/** Every procedure of the platform. */
export const appRouter = router({ account: accountRouter });
