import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import { EnvError } from '../env.ts';
import { createAddresses } from './address.ts';
import { type FolderObjects, folderObjects } from './objects.folder.ts';
import type { Objects } from './objects.ts';

/** The part of the configuration that says where files are. */
export interface StorageConfig {
  readonly AWS_ENDPOINT_URL?: string | undefined;
  readonly AWS_PUBLIC_ENDPOINT_URL?: string | undefined;
  readonly AWS_REGION: string;
  readonly AWS_BUCKET_NAME?: string | undefined;
  readonly AWS_ACCESS_KEY_ID?: string | undefined;
  readonly AWS_SECRET_ACCESS_KEY?: string | undefined;
  readonly STORAGE_DIR: string;
  readonly SECRET_KEY: string;
  readonly PUBLIC_URL: string;
}

/** The store of files. `folder` is the same store when the api has to serve it; `origin` is whence browsers read it otherwise. */
export interface OpenObjects {
  readonly objects: Objects;
  readonly folder: FolderObjects | null;
  readonly origin: string | null;
}

/** Opens the store that is configured: an S3 when all of it is set, the folder when nothing is. Half an S3 is a fault. */
export const openObjects = async (config: StorageConfig, clock: Clock): Promise<OpenObjects> => {
  const { AWS_ENDPOINT_URL, AWS_BUCKET_NAME, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = config;
  const wanted = { AWS_ENDPOINT_URL, AWS_BUCKET_NAME, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY };
  const missing = Object.entries(wanted).flatMap(([name, value]) => (value === undefined ? [`${name} is missing`] : []));
  if (missing.length === Object.keys(wanted).length) {
    const publicUrl = config.PUBLIC_URL.replace(/\/+$/, '');
    const folder = folderObjects(config.STORAGE_DIR, createAddresses({ secret: config.SECRET_KEY, publicUrl, clock }));
    return { objects: folder, folder, origin: null };
  }
  if (!AWS_ENDPOINT_URL || !AWS_BUCKET_NAME || !AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) throw new EnvError(missing);
  // Loaded only here: whoever keeps files in a folder has no need of it.
  const { s3Objects } = await import('./objects.s3.ts');
  const publicEndpoint = config.AWS_PUBLIC_ENDPOINT_URL ?? AWS_ENDPOINT_URL;
  const objects = s3Objects({
    endpoint: AWS_ENDPOINT_URL,
    publicEndpoint,
    region: config.AWS_REGION,
    bucket: AWS_BUCKET_NAME,
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
  });
  return { objects, folder: null, origin: new URL(publicEndpoint).origin };
};
