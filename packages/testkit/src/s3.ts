import { createHash, createHmac, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';

/** An S3 with an empty bucket's worth of room. */
export interface TestS3 extends AsyncDisposable {
  /** What the apps are told of it. */
  readonly env: Readonly<Record<string, string>>;
}

const account = { id: 'S3RVER', secret: 'S3RVER' };
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The signature that a presigned request must have (AWS Signature Version 4), from what was really sent. */
const signatureOf = ({ method = '', headers }: IncomingMessage, url: URL): string => {
  const value = (name: string): string => url.searchParams.get(`X-Amz-${name}`) ?? '';
  const [, day = '', region = '', service = ''] = value('Credential').split('/');
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, text]) => `${encoded(name)}=${encoded(text)}`)
    .sort();
  const signed = value('SignedHeaders').split(';');
  const lines = signed.map((name) => `${name}:${String(headers[name] ?? '').trim()}`);
  const payload = url.searchParams.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD';
  const canonical = [method, url.pathname, query.join('&'), ...lines, '', signed.join(';'), payload].join('\n');
  const digest = createHash('sha256').update(canonical).digest('hex');
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${account.secret}`);
  const scope = `${day}/${region}/${service}/aws4_request`;
  return hmac(key, ['AWS4-HMAC-SHA256', value('Date'), scope, digest].join('\n')).toString('hex');
};

const isSigned = (request: IncomingMessage): boolean => {
  const url = new URL(request.url ?? '/', 'http://s3');
  const given = url.searchParams.get('X-Amz-Signature');
  return given === null ? request.headers.authorization !== undefined : given === signatureOf(request, url);
};

/** Starts a real S3 server on a port of its own. It reads no signatures of presigned addresses by itself, so they are proved in front of it. */
export const startS3 = async (): Promise<TestS3> => {
  const directory = await mkdtemp(join(tmpdir(), 'lyceum-s3-'));
  const s3 = new S3rver({ silent: true, directory, vhostBuckets: false });
  await s3.configureBuckets();
  const answer = s3.callback();
  const server = createServer((request, response) => {
    if (isSigned(request)) answer(request, response);
    else response.writeHead(403, { connection: 'close' }).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    env: {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_BUCKET_NAME: `bucket-${randomUUID()}`,
      AWS_ACCESS_KEY_ID: account.id,
      AWS_SECRET_ACCESS_KEY: account.secret,
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(directory, { recursive: true, force: true });
    },
  };
};
