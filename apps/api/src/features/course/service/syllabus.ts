import type { OwnCourse, SyllabusFacts } from '@lyceum/db/course/reader/catalogue.ts';
import type { LessonRow } from '@lyceum/shared/course/contract/lesson.ts';
import type { WorldDetail } from '@lyceum/shared/course/contract/world.ts';
import { mayEdit, maySee } from '@lyceum/shared/course/rules.ts';
import type { CourseId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { CoursePorts } from '../ports.ts';
import { describeLines, describeWorld, type Standpoint } from './describe.ts';
import { readerOf, viewerOf } from './viewer.ts';

type Ports = Pick<CoursePorts, 'catalogue' | 'clock'>;

/** A course that the actor may see, with how they stand in it; 404 for any other. */
export const seen =
  ({ catalogue, clock }: Ports) =>
  async (id: CourseId, actor: Actor): Promise<{ syllabus: SyllabusFacts; standpoint: Standpoint & { readonly own: OwnCourse | null } }> => {
    const viewer = viewerOf(actor);
    const now = clock.now();
    const { shared, own } = await catalogue.syllabus(id, readerOf(actor));
    if (!shared || !maySee(shared.course, viewer, now)) throw new Refusal('not_found');
    return { syllabus: shared, standpoint: { own, canEdit: mayEdit(shared.course, viewer), now } };
  };

/** The lessons of a course in their order, each with what keeps it shut. */
export const lessons =
  (ports: Ports) =>
  async ({ worldId }: { readonly worldId: CourseId }, actor: Actor): Promise<LessonRow[]> => {
    const { syllabus, standpoint } = await seen(ports)(worldId, actor);
    return describeLines(syllabus, standpoint);
  };

/** A course with its syllabus, and where to go on in it. */
export const get =
  (ports: Ports) =>
  async ({ courseId }: { readonly courseId: CourseId }, actor: Actor): Promise<WorldDetail> => {
    const { syllabus, standpoint } = await seen(ports)(courseId, actor);
    const { course, levels } = syllabus;
    const lines = describeLines(syllabus, standpoint);
    const completed = lines.filter((line) => line.completed);
    const enrolled = standpoint.own && standpoint.own.enrolledAt !== null ? [courseId] : [];
    return {
      ...describeWorld(course, { completed: { [courseId]: completed.length }, enrolled }),
      publishAt: course.publishAt === null ? null : new Date(course.publishAt).toISOString(),
      levels: [...levels],
      lessons: lines,
      completedCount: completed.length,
      nextLessonId: lines.find((line) => !line.completed && line.lock.isOpen)?.id ?? null,
      canEdit: standpoint.canEdit,
    };
  };
