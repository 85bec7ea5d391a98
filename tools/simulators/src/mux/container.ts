/** What a film says about itself in its first bytes, as far as the stand-in looks. */
export interface Film {
  readonly type: 'video/mp4' | 'video/webm';
  /** Seconds, when its head tells. */
  readonly duration: number | undefined;
}

/** Seconds from an MP4's movie header, which may stand at either end of the file. */
const durationOfMp4 = (bytes: Buffer): number | undefined => {
  const at = bytes.indexOf('mvhd');
  if (at < 0 || at + 36 > bytes.length) return undefined;
  const isLong = bytes[at + 4] === 1;
  const scale = bytes.readUInt32BE(at + (isLong ? 24 : 16));
  const length = isLong ? Number(bytes.readBigUInt64BE(at + 28)) : bytes.readUInt32BE(at + 20);
  return scale > 0 && length > 0 ? length / scale : undefined;
};

/** What kind of film these bytes are; null when they are none. */
export const recognise = (bytes: Buffer): Film | null => {
  if (bytes.subarray(4, 8).toString('latin1') === 'ftyp') return { type: 'video/mp4', duration: durationOfMp4(bytes) };
  if (bytes.subarray(0, 4).toString('hex') === '1a45dfa3') return { type: 'video/webm', duration: undefined };
  return null;
};
