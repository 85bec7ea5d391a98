import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@lyceum/shared/kernel/ports.ts';
import type { GetGrant, PutGrant } from './objects.ts';

/** Where the api serves the files of a folder; a key follows. */
export const filesPath = '/storage/files/';

/** What a signed address says, once it was proved. */
export type Proved = Omit<PutGrant, 'lifeMs'> | Omit<GetGrant, 'lifeMs'>;

/** Signs and proves addresses of files that the api serves itself; they mean what those of an S3 mean. */
export interface Addresses {
  put(grant: PutGrant): string;
  get(grant: GetGrant): string;
  provePut(key: string, query: Readonly<Record<string, unknown>>): Omit<PutGrant, 'lifeMs'> | null;
  proveGet(key: string, query: Readonly<Record<string, unknown>>): Omit<GetGrant, 'lifeMs'> | null;
}

type Fields = Readonly<Record<string, string>>;

const textsOf = (query: Readonly<Record<string, unknown>>): Fields | null => {
  const entries = Object.entries(query);
  return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string') ? Object.fromEntries(entries) : null;
};

/** Addresses under one public URL, signed with a key derived from the school's secret. */
export const createAddresses = ({
  secret,
  publicUrl,
  clock,
}: {
  readonly secret: string;
  readonly publicUrl: string;
  readonly clock: Clock;
}): Addresses => {
  const key = Buffer.from(hkdfSync('sha256', secret, 'lyceum', 'file addresses', 32));
  const macOf = (method: string, path: string, fields: Fields): Buffer => {
    const { signature: _, ...signed } = fields;
    const lines = Object.entries(signed)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return createHmac('sha256', key)
      .update([method, path, ...lines].join('\n'))
      .digest();
  };
  const address = (method: string, path: string, fields: Fields): string => {
    const signature = macOf(method, path, fields).toString('base64url');
    return `${publicUrl}${filesPath}${path}?${new URLSearchParams({ ...fields, signature })}`;
  };
  const prove = (method: string, path: string, query: Readonly<Record<string, unknown>>): Fields | null => {
    const fields = textsOf(query);
    if (!fields) return null;
    const given = Buffer.from(fields['signature'] ?? '', 'base64url');
    const mac = macOf(method, path, fields);
    const isGenuine = given.length === mac.length && timingSafeEqual(given, mac);
    return isGenuine && Number(fields['expires']) > clock.now() ? fields : null;
  };
  const until = (lifeMs: number): string => String(clock.now() + lifeMs);
  return {
    put: ({ key: path, type, size, lifeMs }) => address('PUT', path, { type, size: String(size), expires: until(lifeMs) }),
    get: ({ key: path, type, disposition, lifeMs }) => address('GET', path, { type, disposition, expires: until(lifeMs) }),
    provePut: (path, query) => {
      const fields = prove('PUT', path, query);
      return fields && { key: path, type: fields['type'] ?? '', size: Number(fields['size']) };
    },
    proveGet: (path, query) => {
      const fields = prove('GET', path, query);
      return fields && { key: path, type: fields['type'] ?? '', disposition: fields['disposition'] ?? '' };
    },
  };
};
