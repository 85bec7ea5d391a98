import { z } from 'zod';
import { Seat, Session } from '../classroom/contract.ts';
import { SessionId } from '../kernel/ids.ts';
import { mutation, query } from '../kernel/procedure.ts';
import { line } from '../kernel/text.ts';

const Who = z.object({ name: line(1, 100), email: z.email().max(254) });
const Place = (role: 'tutor' | 'student') => z.object({ email: z.string(), name: z.string(), role: z.literal(role), spaceUrl: z.string() });

/** One lesson's space: an own link for each of its people. Whoever holds a link holds that person's seat in this room, nothing more. */
export const Space = z.object({
  spaceId: SessionId,
  lessonId: z.string(),
  tutorSpaces: z.array(Place('tutor')),
  studentSpaces: z.array(Place('student')),
});
export type Space = z.infer<typeof Space>;

/** The launch API, for other services. Idempotent by `lesson_id` per caller: people are added, never dropped. */
export const space = {
  create: mutation(
    z
      .object({
        lessonId: line(1, 200),
        tutors: z
          .array(Who.extend({ isLeader: z.boolean().default(true) }))
          .max(50)
          .default([]),
        students: z.array(Who).max(1000).default([]),
      })
      .refine((s) => s.tutors.length + s.students.length > 0, { path: ['tutors'], message: 'name at least one person' }),
    Space,
    { method: 'POST', path: '/api/space' },
  ),
  get: query(z.object({ spaceId: SessionId }), Space.pick({ spaceId: true, lessonId: true }).extend({ session: Session }), {
    method: 'GET',
    path: '/api/space/{spaceId}',
  }),
  remove: mutation(z.object({ spaceId: SessionId }), z.null(), { method: 'DELETE', path: '/api/space/{spaceId}', status: 204 }),
  /** Exchanges the token of a space link for a fresh seat, so that the link's token can leave the address bar. */
  enter: mutation(z.object({ spaceId: SessionId, token: z.string().max(4096) }), Seat),
};
