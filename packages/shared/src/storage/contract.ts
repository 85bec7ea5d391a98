import { z } from 'zod';
import { LessonId, StoredId } from '../kernel/ids.ts';
import { mutation, query } from '../kernel/procedure.ts';
import { line } from '../kernel/text.ts';
import { uploadFault } from './rules.ts';

/** What a file is for. `avatars` and `thumbnails` are pictures that everybody may see, the others belong to lessons. */
export const Folder = z.enum(['avatars', 'thumbnails', 'attachments', 'lessons']);
export type Folder = z.infer<typeof Folder>;

/** How an upload is sent: a PUT of exactly `size` bytes with exactly these headers, within `expiresIn` seconds. */
export const Presigned = z.object({
  id: StoredId,
  /** Where the file will be found once it was confirmed. */
  key: z.string(),
  uploadUrl: z.string(),
  /** The lasting address of the file; people see it as far as they may see the file. */
  publicUrl: z.string(),
  headers: z.record(z.string(), z.string()),
  expiresIn: z.int(),
});
export type Presigned = z.infer<typeof Presigned>;

/** A file that is there, and is what it says it is. */
export const Stored = z.object({
  id: StoredId,
  key: z.string(),
  folder: Folder,
  /** What it is called when it is saved. */
  name: z.string(),
  type: z.string(),
  size: z.int(),
  /** Pictures only, in pixels. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  url: z.string(),
});
export type Stored = z.infer<typeof Stored>;

/** A file that hangs on a lesson. `url` asks for the rights of whoever opens it. */
export const Attachment = Stored.pick({ id: true, name: true, type: true, size: true, url: true });
export type Attachment = z.infer<typeof Attachment>;

const OnLesson = z.object({ lessonId: LessonId, id: StoredId });

/** Uploads, and the addresses of what was uploaded. Folders that belong to lessons are for tutors and admins. */
export const storage = {
  presign: mutation(
    z
      .object({
        fileType: z.string().trim().toLowerCase().min(3).max(100),
        folder: Folder,
        size: z.int().min(1),
        name: line(1, 200).optional(),
      })
      .superRefine((upload, ctx) => {
        const fault = uploadFault(upload);
        if (fault) ctx.addIssue({ code: 'custom', path: [fault.path], message: fault.message });
      }),
    Presigned,
    { method: 'POST', path: '/api/uploads/presigned-url' },
  ),
  /** After the PUT: looks into the file and puts it in its place. Asked again it answers the same; 422 with the reason when it is not what it said it is. */
  confirm: mutation(z.object({ id: StoredId }), Stored, { method: 'POST', path: '/api/uploads/{id}/confirm' }),
  /** A short-lived address of a file that the caller may see; 404 for every other key. */
  sign: query(z.object({ key: z.string() }), z.object({ url: z.string(), expiresIn: z.int() }), { method: 'GET', path: '/storage/sign' }),
  /** The files of a lesson, in their order, for everybody who may see the lesson. */
  attachments: query(z.object({ lessonId: LessonId }), z.array(Attachment)),
  /** Hangs a confirmed file of the folder `attachments` on a lesson that the caller may edit. */
  attach: mutation(OnLesson.extend({ name: line(1, 200).optional() }), Attachment),
  detach: mutation(OnLesson, z.null()),
  /** Makes a confirmed file of the folder `lessons` the lesson's video; `null` takes it away. A video at Mux goes before it. */
  setVideo: mutation(z.object({ lessonId: LessonId, id: StoredId.nullable() }), Stored.nullable()),
};
