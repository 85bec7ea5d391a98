import { hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { type Cipher, createCipher } from './cipher.ts';
import { envKey } from './env.ts';

const keyBytes = 32;
const key = z
  .base64('must be base64')
  .refine((text) => Buffer.from(text, 'base64').length === keyBytes, `must be ${keyBytes} bytes, in base64`);
const hosts = z.string().transform(
  (text) =>
    new Set(
      text
        .toLowerCase()
        .split(',')
        .map((host) => host.trim())
        .filter((host) => host !== ''),
    ),
);

/** Canvas: how what lets us in is sealed, our developer key, and hosts that an operator vouches for. */
export const canvasEnv = {
  CANVAS_ENCRYPTION_KEY: envKey(key.optional(), {
    description:
      'What Canvas tokens are sealed with: 32 random bytes in base64, the same for api and worker. Derived from `SECRET_KEY` when not set. Make one with `openssl rand -base64 32`.',
    secret: true,
  }),
  CANVAS_ENCRYPTION_KEY_PREVIOUS: envKey(key.optional(), {
    description: 'The key before, while `npm run lyceum -- secrets rotate` seals everything with the new one.',
    secret: true,
  }),
  CANVAS_CLIENT_ID: envKey(z.string().optional(), {
    description: 'The id of a Canvas developer key. With it people connect by OAuth2 instead of pasting tokens.',
    example: '10000000000001',
  }),
  CANVAS_CLIENT_SECRET: envKey(z.string().optional(), { description: 'The secret of the developer key.', secret: true }),
  CANVAS_ALLOWED_HOSTS: envKey(hosts.prefault(''), {
    description: 'Canvas hosts (`host` or `host:port`, separated by commas) that may be plain http or private. Leave empty in production.',
    example: 'canvas.internal.school.example',
  }),
};

type Keys = {
  readonly CANVAS_ENCRYPTION_KEY?: string | undefined;
  readonly CANVAS_ENCRYPTION_KEY_PREVIOUS?: string | undefined;
  readonly SECRET_KEY: string;
};

/** The cipher of Canvas secrets. Every process of a school makes the same. */
export const canvasCipher = ({ CANVAS_ENCRYPTION_KEY, CANVAS_ENCRYPTION_KEY_PREVIOUS, SECRET_KEY }: Keys): Cipher => {
  const derived = Buffer.from(hkdfSync('sha256', SECRET_KEY, 'lyceum', 'canvas secrets', keyBytes));
  const given = [CANVAS_ENCRYPTION_KEY, CANVAS_ENCRYPTION_KEY_PREVIOUS].flatMap((text) =>
    text === undefined ? [] : [Buffer.from(text, 'base64')],
  );
  const [current = derived, ...former] = [...given, derived];
  return createCipher({ current, former });
};
