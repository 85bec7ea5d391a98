import type { Tx } from '@lyceum/db/transact.ts';
import type { World } from '@lyceum/shared/course/contract/world.ts';
import type { CourseId, PersonId } from '@lyceum/shared/kernel/ids.ts';
import { type Actor, personOf } from '../../../platform/actor.ts';
import type { CoursePorts } from '../ports.ts';
import { get, seen } from './syllabus.ts';

type Ports = Pick<CoursePorts, 'store' | 'clock' | 'catalogue'>;
type OfCourse = { readonly courseId: CourseId };

const changing =
  (change: (tx: Tx, person: PersonId, course: CourseId) => Promise<void>) =>
  (ports: Ports) =>
  async ({ courseId }: OfCourse, actor: Actor): Promise<World> => {
    const { id } = personOf(actor);
    await seen(ports)(courseId, actor);
    await ports.store.transact((tx) => change(tx, id, courseId));
    return get(ports)({ courseId }, actor);
  };

/** Takes a course up. */
export const enrol = changing((tx, person, course) => tx.course.enrol(person, course));

/** Lays a course down; what was learned stays. */
export const leave = changing((tx, person, course) => tx.course.leave(person, course));
