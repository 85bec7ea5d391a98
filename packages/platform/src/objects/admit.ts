import type { Objects } from './objects.ts';
import type { DrawPicture } from './pictures.sharp.ts';

/** A file that came, and what it is to be. */
export interface Arrival {
  /** Where it was put by whoever sent it. */
  readonly from: string;
  /** Where it is served from, once it was looked into. */
  readonly to: string;
  readonly size: number;
  /** The type under which it is kept. */
  readonly type: string;
  /** Whether a file that begins like this is of its type. */
  readonly begins: (head: Uint8Array) => boolean;
  /** How much of its beginning `begins` looks at. */
  readonly headBytes: number;
  /** Pictures only. */
  readonly picture: { readonly pixels: number; readonly longestSide: number } | null;
}

/** What became of it. `absent`: it has not come. `refused`: it is not what it was said to be, and nothing of it is left. */
export type Admission =
  | { readonly is: 'admitted'; readonly size: number; readonly width: number | null; readonly height: number | null }
  | { readonly is: 'absent' }
  | { readonly is: 'refused'; readonly reason: string };

/** What pictures are written as. */
const isWebp = (head: Uint8Array): boolean => {
  const mark = Buffer.from(head.subarray(0, 12)).toString('latin1');
  return mark.startsWith('RIFF') && mark.endsWith('WEBP');
};

/** Lets a file in: out of reach of whoever sent it first, then looked into, so that it cannot change in between. May be done again at any point. */
export const createAdmit =
  (objects: Pick<Objects, 'move' | 'sizeOf' | 'read' | 'write' | 'remove'>, draw: DrawPicture) =>
  async ({ from, to, size, type, begins, headBytes, picture }: Arrival): Promise<Admission> => {
    const isMoved = await objects.move(from, to, type);
    const found = await objects.sizeOf(to);
    if (found === null) return { is: 'absent' };
    const refuse = async (reason: string): Promise<Admission> => {
      await objects.remove(to);
      return { is: 'refused', reason };
    };
    // Found in its place without having been moved there now: an earlier try was broken off, perhaps after a picture was drawn.
    if (found !== size && (isMoved || picture === null)) return refuse(`It has ${found} bytes and not the ${size} that were announced.`);
    const bytes = await objects.read(to, picture === null ? Math.min(found, headBytes) : found);
    if (picture === null) {
      return begins(bytes)
        ? { is: 'admitted', size: found, width: null, height: null }
        : refuse('It is not of the type that was announced.');
    }
    if (!begins(bytes.subarray(0, headBytes)) && (isMoved || !isWebp(bytes))) return refuse('It is not of the type that was announced.');
    const drawn = await draw(bytes, picture);
    if (drawn === null) return refuse('It is broken, too large, or no picture.');
    await objects.write(to, drawn.bytes, type);
    return { is: 'admitted', size: drawn.bytes.length, width: drawn.width, height: drawn.height };
  };
