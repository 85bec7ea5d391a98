import { EnvError } from '../env.ts';
import type { VideoHost } from './host.ts';

/** The part of the configuration that says who keeps videos. */
export interface VideoConfig {
  readonly MUX_TOKEN_ID?: string | undefined;
  readonly MUX_TOKEN_SECRET?: string | undefined;
  readonly MUX_BASE_URL: string;
  readonly MUX_SIGNING_KEY?: string | undefined;
  readonly MUX_PRIVATE_KEY?: string | undefined;
}

const pair = (config: VideoConfig, one: keyof VideoConfig, other: keyof VideoConfig): readonly [string, string] | null => {
  const [first, second] = [config[one], config[other]];
  if (first !== undefined && second !== undefined) return [first, second];
  if (first === undefined && second === undefined) return null;
  throw new EnvError([`${first === undefined ? one : other} is missing`]);
};

/** Who keeps videos; null when nobody is configured. */
export const openVideoHost = async (config: VideoConfig): Promise<VideoHost | null> => {
  const token = pair(config, 'MUX_TOKEN_ID', 'MUX_TOKEN_SECRET');
  const signing = pair(config, 'MUX_SIGNING_KEY', 'MUX_PRIVATE_KEY');
  if (!token) return null;
  const { muxHost } = await import('./host.mux.ts');
  const [tokenId, tokenSecret] = token;
  return muxHost({ tokenId, tokenSecret, baseUrl: config.MUX_BASE_URL, signing: signing && { keyId: signing[0], privateKey: signing[1] } });
};
