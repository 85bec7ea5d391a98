import type { Role } from '../account/contract.ts';
import type { Folder } from './contract.ts';

const mib = 2 ** 20;
const gib = 2 ** 30;

/** How long an address for an upload is good. */
export const putLifeMs = 300_000;
/** What nobody uses this long after it was uploaded is taken away. */
export const orphanAgeMs = 24 * 3_600_000;
/** How much of a file's beginning is looked at. */
export const headBytes = 4096;

/** What a picture may be at most before it is decoded, and the longest side after, in pixels. */
export const pictureLimits = {
  pixels: 50_000_000,
  longestSide: { avatars: 512, thumbnails: 1280, attachments: 4096, lessons: 4096 },
} as const;

const starts = (head: Uint8Array, bytes: string, at = 0): boolean => [...bytes].every((byte, i) => head[at + i] === byte.charCodeAt(0));

const isText = (head: Uint8Array): boolean => {
  try {
    // A character may be cut off at the end of what was read.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return !head.includes(0);
  } catch {
    return false;
  }
};
const isZip = (head: Uint8Array): boolean => starts(head, 'PK\x03\x04');
const isMpeg4 = (head: Uint8Array): boolean => starts(head, 'ftyp', 4);

/** A kind of file that is taken. */
export interface FileKind {
  readonly extension: string;
  /** Pictures are decoded and written anew; nothing of the file that came is ever served. */
  readonly isPicture: boolean;
  /** Browsers show these in place; everything else is only ever saved. */
  readonly isInline: boolean;
  /** Whether a file that begins like this is of this kind. */
  readonly begins: (head: Uint8Array) => boolean;
}

const picture = (begins: FileKind['begins']): FileKind => ({ extension: 'webp', isPicture: true, isInline: true, begins });
const playable = (extension: string, begins: FileKind['begins']): FileKind => ({ extension, isPicture: false, isInline: true, begins });
const document = (extension: string, begins: FileKind['begins']): FileKind => ({ extension, isPicture: false, isInline: false, begins });

const office = 'application/vnd.openxmlformats-officedocument';

/** Every type that is taken, by the name it must be declared under. There is no SVG and no HTML: both carry scripts. */
const kinds: ReadonlyMap<string, FileKind> = new Map([
  ['image/jpeg', picture((head) => starts(head, '\xff\xd8\xff'))],
  ['image/png', picture((head) => starts(head, '\x89PNG\r\n\x1a\n'))],
  ['image/gif', picture((head) => starts(head, 'GIF87a') || starts(head, 'GIF89a'))],
  ['image/webp', picture((head) => starts(head, 'RIFF') && starts(head, 'WEBP', 8))],
  ['image/avif', picture((head) => isMpeg4(head) && (starts(head, 'avif', 8) || starts(head, 'avis', 8)))],
  ['video/mp4', playable('mp4', isMpeg4)],
  ['video/webm', playable('webm', (head) => starts(head, '\x1a\x45\xdf\xa3'))],
  ['audio/mpeg', playable('mp3', (head) => starts(head, 'ID3') || (head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0))],
  ['audio/mp4', playable('m4a', isMpeg4)],
  ['text/vtt', playable('vtt', (head) => isText(head) && (starts(head, 'WEBVTT') || starts(head, '\xef\xbb\xbfWEBVTT')))],
  ['application/pdf', document('pdf', (head) => starts(head, '%PDF-'))],
  ['application/zip', document('zip', isZip)],
  [`${office}.wordprocessingml.document`, document('docx', isZip)],
  [`${office}.spreadsheetml.sheet`, document('xlsx', isZip)],
  [`${office}.presentationml.presentation`, document('pptx', isZip)],
  ['text/plain', document('txt', isText)],
  ['text/csv', document('csv', isText)],
  ['text/markdown', document('md', isText)],
]);

/** The kind of a type, if it is one that is taken. */
export const kindOf = (type: string): FileKind | undefined => kinds.get(type);

/** How long a signed address of a file is good. What plays is asked for in parts for as long as somebody watches it. */
export const getLifeMs = (type: string): number => (/^(video|audio)\//.test(type) ? 4 * 3_600_000 : 300_000);

/** What a stored file is in the end: pictures have become WebP. */
export const storedTypeOf = (type: string): string => (kindOf(type)?.isPicture ? 'image/webp' : type);

const isMoving = (type: string): boolean => type === 'video/mp4' || type === 'video/webm';

const largest: Readonly<Record<Folder, number>> = { avatars: 10 * mib, thumbnails: 10 * mib, attachments: 50 * mib, lessons: 4 * gib };

const takes: Readonly<Record<Folder, (type: string, kind: FileKind) => boolean>> = {
  avatars: (_, { isPicture }) => isPicture,
  thumbnails: (_, { isPicture }) => isPicture,
  attachments: (type) => !isMoving(type),
  lessons: isMoving,
};

/** Why an upload is refused before it begins: the field, and what is wrong with it. */
export interface UploadFault {
  readonly path: 'fileType' | 'folder' | 'size';
  readonly message: string;
}

/** Whether everybody may see what lies in a folder, without signing in: faces and covers. */
export const isPublic = (folder: Folder): boolean => folder === 'avatars' || folder === 'thumbnails';

/** Whether people of a role may put files into a folder. */
export const mayUpload = (role: Role, folder: Folder): boolean => isPublic(folder) || role === 'tutor' || role === 'admin';

/** What speaks against an upload; null when nothing does. */
export const uploadFault = ({ folder, fileType, size }: { folder: Folder; fileType: string; size: number }): UploadFault | null => {
  const kind = kindOf(fileType);
  if (!kind || !takes[folder](fileType, kind)) return { path: 'fileType', message: `${folder} does not take files of this type` };
  if (size > largest[folder]) return { path: 'size', message: `must be at most ${largest[folder] / mib} MiB in ${folder}` };
  return null;
};

/** How many bytes of files a person may keep, by role. */
export const quotaOf = (role: Role): number => (role === 'tutor' || role === 'admin' ? 100 * gib : 100 * mib);

/** Where an upload is put until it was looked into. */
export const arrivals = 'incoming/';

/** What has to be known about a file to let it in. */
export interface Announced {
  readonly id: string;
  readonly key: string;
  readonly folder: Folder;
  readonly type: string;
  readonly size: number;
}

/** How a file that came is looked into and where it goes. */
export const arrivalOf = ({ id, key, folder, type, size }: Announced) => {
  const kind = kindOf(type);
  const limits = { pixels: pictureLimits.pixels, longestSide: pictureLimits.longestSide[folder] };
  return {
    from: `${arrivals}${id}`,
    to: key,
    size,
    type: storedTypeOf(type),
    begins: kind?.begins ?? (() => false),
    headBytes,
    picture: kind?.isPicture ? limits : null,
  };
};

/** How a stored file is handed out: shown in place, or only saved, under its name. */
export const dispositionOf = ({ type, name }: { readonly type: string; readonly name: string }): string => {
  const way = kindOf(type)?.isInline ? 'inline' : 'attachment';
  const plain = name.replace(/[^\x20-\x7e]|["\\%;]/g, '_');
  const exact = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${way}; filename="${plain}"; filename*=UTF-8''${exact}`;
};

/** The type under which a stored file is served. */
export const servedTypeOf = (type: string): string => (type.startsWith('text/') ? `${type}; charset=utf-8` : type);
