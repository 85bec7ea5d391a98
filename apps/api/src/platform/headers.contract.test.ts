import { startS3 } from '@lyceum/testkit/s3.ts';
import { expect, it } from 'vitest';
import { startStack } from '../stack.ts';

const policyOf = async (env: Readonly<Record<string, string>>): Promise<Record<string, string>> => {
  await using stack = await startStack(env);
  const { headers } = await stack.call('GET /livez');
  const parts = (headers.get('content-security-policy') ?? '').split('; ');
  return Object.fromEntries(parts.map((part) => [part.split(' ', 1)[0], part.slice(part.indexOf(' ') + 1)]));
};

it('lets pages load from nowhere else when nothing is kept elsewhere', async () => {
  const policy = await policyOf({});
  expect(policy['media-src']).toBe("'self' blob:");
  expect(policy['connect-src']).toBe("'self' ws://school.test");
  expect(policy['img-src']).toBe("'self' data: blob: https:");
});

it('lets pages load from Mux and from the store of files, and from nobody else', async () => {
  await using s3 = await startS3();
  const endpoint = s3.env['AWS_ENDPOINT_URL'] ?? '';
  const policy = await policyOf({ ...s3.env, MUX_TOKEN_ID: 'a', MUX_TOKEN_SECRET: 'b', R2_PUBLIC_DOMAIN: 'cdn.school.test' });
  expect(policy['media-src']).toBe(`'self' blob: ${endpoint} https://*.mux.com`);
  expect(policy['connect-src']).toBe(`'self' ws://school.test ${endpoint} https://*.mux.com https://storage.googleapis.com`);
  expect(policy['img-src']).toBe(`'self' data: blob: https: ${endpoint} https://cdn.school.test https://*.mux.com`);
  expect(policy['script-src']).toBe("'self'");
});

it('lets pages load from what stands in for Mux', async () => {
  const simulator = { MUX_BASE_URL: 'http://127.0.0.1:23999', MUX_PLAYBACK_URL: 'http://127.0.0.1:23998' };
  const policy = await policyOf({ MUX_TOKEN_ID: 'a', MUX_TOKEN_SECRET: 'b', ...simulator });
  expect(policy['media-src']).toBe("'self' blob: http://127.0.0.1:23998");
  expect(policy['connect-src']).toBe("'self' ws://school.test http://127.0.0.1:23998 http://127.0.0.1:23999");
});
