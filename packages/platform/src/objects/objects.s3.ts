import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutBucketCorsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Objects } from './objects.ts';

/** A bucket of any S3: R2, MinIO, RustFS, AWS. */
export interface S3Place {
  readonly endpoint: string;
  /** Where browsers reach it, when that is somewhere else. */
  readonly publicEndpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const clientOf = ({ region, accessKeyId, secretAccessKey }: S3Place, endpoint: string): S3Client =>
  new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    // Otherwise a presigned address would hold the checksum of an empty body, and R2 would refuse every file.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 60_000 },
  });

const isAbsent = (error: unknown): boolean => {
  const { name, $metadata } = (error ?? {}) as { name?: string; $metadata?: { httpStatusCode?: number } };
  return name === 'NoSuchKey' || name === 'NotFound' || name === 'NoSuchBucket' || $metadata?.httpStatusCode === 404;
};

const unlessAbsent = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
};

/** Files in a bucket; their bytes go between it and the browser without passing us. */
export const s3Objects = (place: S3Place): Objects => {
  const client = clientOf(place, place.endpoint);
  const signer = clientOf(place, place.publicEndpoint);
  const at = (key: string) => ({ Bucket: place.bucket, Key: key });
  return {
    prepare: async (origin) => {
      if (await unlessAbsent(client.send(new HeadBucketCommand({ Bucket: place.bucket })))) return;
      // The bucket is ours from the start, so what it lets browsers do is ours to say; one that was there is its owner's.
      await client.send(new CreateBucketCommand({ Bucket: place.bucket }));
      const rule = {
        AllowedOrigins: [origin],
        AllowedMethods: ['PUT', 'GET', 'HEAD'],
        AllowedHeaders: ['content-type'],
        MaxAgeSeconds: 3600,
      };
      await client.send(new PutBucketCorsCommand({ Bucket: place.bucket, CORSConfiguration: { CORSRules: [rule] } }));
    },
    signPut: async ({ key, type, size, lifeMs }) => {
      const command = new PutObjectCommand({ ...at(key), ContentType: type, ContentLength: size });
      const signableHeaders = new Set(['host', 'content-type', 'content-length']);
      const url = await getSignedUrl(signer, command, { expiresIn: Math.floor(lifeMs / 1000), signableHeaders });
      return { url, headers: { 'Content-Type': type } };
    },
    signGet: ({ key, type, disposition, lifeMs }) => {
      const command = new GetObjectCommand({ ...at(key), ResponseContentType: type, ResponseContentDisposition: disposition });
      return getSignedUrl(signer, command, { expiresIn: Math.floor(lifeMs / 1000) });
    },
    sizeOf: async (key) => (await unlessAbsent(client.send(new HeadObjectCommand(at(key)))))?.ContentLength ?? null,
    read: async (key, bytes) => {
      const { Body } = await client.send(new GetObjectCommand({ ...at(key), Range: `bytes=0-${bytes - 1}` }));
      return Body ? Body.transformToByteArray() : new Uint8Array();
    },
    write: async (key, bytes, type) => void (await client.send(new PutObjectCommand({ ...at(key), Body: bytes, ContentType: type }))),
    move: async (from, to, type) => {
      const copy = new CopyObjectCommand({
        ...at(to),
        CopySource: `${place.bucket}/${from}`,
        ContentType: type,
        MetadataDirective: 'REPLACE',
      });
      if ((await unlessAbsent(client.send(copy))) === null) return false;
      await client.send(new DeleteObjectCommand(at(from)));
      return true;
    },
    remove: async (key) => void (await unlessAbsent(client.send(new DeleteObjectCommand(at(key))))),
    list: async (prefix) => {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: place.bucket, Prefix: prefix, MaxKeys: 1000 }));
      return Contents.flatMap(({ Key, LastModified }) =>
        Key === undefined ? [] : [{ key: Key, modifiedAt: LastModified?.getTime() ?? 0 }],
      );
    },
    close: () => {
      client.destroy();
      signer.destroy();
    },
  };
};
