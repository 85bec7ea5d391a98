/** A picture that was decoded and written anew. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Draws pictures anew: what comes out holds nothing of what came in but what is seen. Null when it cannot be drawn. */
export type DrawPicture = (bytes: Uint8Array, limits: { readonly pixels: number; readonly longestSide: number }) => Promise<Picture | null>;

const seconds = 10;

/** Draws with libvips: the first frame, turned as its camera said, no larger than asked, as WebP without any of its metadata. */
export const drawPicture: DrawPicture = async (bytes, { pixels, longestSide }) => {
  // Loaded when the first picture comes: it is 20 MB, and most processes never see one.
  const { default: sharp } = await import('sharp');
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: pixels, failOn: 'error', pages: 1, sequentialRead: true })
      .timeout({ seconds })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    return null;
  }
};
