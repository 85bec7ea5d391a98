import type { AccountService } from './features/account/service.ts';
import type { AgendaService } from './features/agenda/service.ts';
import type { AuditService } from './features/audit/service.ts';
import type { CanvasService } from './features/canvas/service.ts';
import type { ChatService } from './features/chat/service.ts';
import type { ClassroomService } from './features/classroom/service.ts';
import type { CourseService } from './features/course/service.ts';
import type { DashboardService } from './features/dashboard/service.ts';
import type { InviteService } from './features/invite/service.ts';
import type { MediaService } from './features/media/service.ts';
import type { QuizService } from './features/quiz/service.ts';
import type { RewardService } from './features/reward/service.ts';
import type { SpaceService } from './features/space/service.ts';
import type { StorageService } from './features/storage/service.ts';

/** Every feature's use cases. */
export interface Services {
  readonly account: AccountService;
  readonly agenda: AgendaService;
  readonly audit: AuditService;
  readonly canvas: CanvasService;
  readonly chat: ChatService;
  readonly classroom: ClassroomService;
  readonly course: CourseService;
  readonly dashboard: DashboardService;
  readonly invite: InviteService;
  readonly media: MediaService;
  readonly quiz: QuizService;
  readonly reward: RewardService;
  readonly space: SpaceService;
  readonly storage: StorageService;
}
