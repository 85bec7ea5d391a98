import type { LessonId } from '@lyceum/shared/kernel/ids.ts';
import type { Actor } from './actor.ts';

/** What is asked about a lesson by whatever hangs on lessons. Each refuses as the lesson itself would. */
export interface LessonRights {
  /** 404 for what the actor may not see, 403 while it is locked. */
  assertOpen(id: LessonId, actor: Actor): Promise<void>;
  /** 403 or 404 for what the actor may not edit. */
  assertEditable(id: LessonId, actor: Actor): Promise<void>;
}
