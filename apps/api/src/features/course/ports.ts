import type { OwnCourse, OwnLesson, OwnWorlds, SyllabusFacts, WholeLesson, WorldFacts } from '@lyceum/db/course/reader/catalogue.ts';
import type { Store, Tx } from '@lyceum/db/transact.ts';
import type { CourseId, LessonId, PersonId } from '@lyceum/shared/kernel/ids.ts';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import type { Earned } from '@lyceum/shared/reward/contract.ts';
import type { PersonActor } from '../../platform/actor.ts';

/** Rewards, as far as completing lessons needs them; each within the transaction of what is paid for. */
export interface Rewards {
  forLesson(tx: Tx, actor: PersonActor, lesson: { lessonId: LessonId; courseId: CourseId; amount: number }): Promise<Earned>;
  /** Null when there was no completion since then. */
  takeBack(tx: Tx, actor: PersonActor, lesson: { lessonId: LessonId; courseId: CourseId; since: number }): Promise<Earned | null>;
  unchanged(person: PersonId): Promise<Earned>;
}

/** What is the same for everybody, and what is one person's own. */
export interface Seen<S, O> {
  readonly shared: S;
  readonly own: O;
}

/** The catalogue as it is at the moment of the question, wherever it was changed. */
export interface Catalogue {
  worlds(person: PersonId | null): Promise<Seen<WorldFacts[], OwnWorlds>>;
  syllabus(id: CourseId, person: PersonId | null): Promise<Seen<SyllabusFacts | null, OwnCourse | null>>;
  lesson(id: LessonId, person: PersonId | null): Promise<Seen<WholeLesson | null, OwnLesson>>;
}

/** Everything that courses need from outside. */
export interface CoursePorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly catalogue: Catalogue;
  readonly rewards: Rewards;
}
