import { account } from './account/contract.ts';
import { agenda } from './agenda/contract.ts';
import { audit } from './audit/contract.ts';
import { canvas } from './canvas/contract.ts';
import { chat } from './chat/contract.ts';
import { classroom } from './classroom/contract.ts';
import { course } from './course/contract.ts';
import { dashboard } from './dashboard/contract.ts';
import { invite } from './invite/contract.ts';
import type { Contract, RouterOf } from './kernel/procedure.ts';
import { media } from './media/contract.ts';
import { quiz } from './quiz/contract.ts';
import { reward } from './reward/contract.ts';
import { space } from './space/contract.ts';
import { storage } from './storage/contract.ts';

/** Every remote call of Lyceum. REST routes, OpenAPI, tRPC types and the server's routers all come from here. */
export const contract = {
  account,
  agenda,
  audit,
  canvas,
  chat,
  classroom,
  course,
  dashboard,
  invite,
  media,
  quiz,
  reward,
  space,
  storage,
} as const satisfies Contract;

// An interface and not a bare `typeof`: its name, not its 400 KB of structure, stands in every declaration that uses it.
export interface LyceumContract extends Readonly<typeof contract> {}

/** What `@trpc/client` needs to know. */
export type AppRouter = RouterOf<{ [F in keyof LyceumContract]: LyceumContract[F] }>;
