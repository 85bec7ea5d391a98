import { z } from 'zod';

/** What a key of the environment says about itself beside its type; `.env.example` and `docs/env.md` are made from it. */
export interface EnvMeta {
  readonly description: string;
  readonly example?: string;
  /** Never shown; in production it may not be the example, a known word or too uniform. */
  readonly secret?: true;
  /** A value that is refused in production. */
  readonly notInProduction?: string;
}

const key = <T extends z.ZodType>(schema: T, meta: EnvMeta): T => schema.meta({ ...meta });

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

/** A TCP port to listen on; 0 lets the system choose. */
export const portEnv = (standard: number, description: string) =>
  key(z.coerce.number().int().min(0).max(65_535).default(standard), { description, example: String(standard) });

/** Keys of every process. */
export const coreEnv = {
  NODE_ENV: key(z.enum(['development', 'test', 'production']).default('development'), {
    description: 'Where this runs. `production` refuses weak secrets and switched-off limits.',
    example: 'production',
  }),
  LOG_LEVEL: key(z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'), {
    description: 'The least important log line that is written.',
    example: 'info',
  }),
};

/** The database. */
export const postgresEnv = {
  DATABASE_URL: key(z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }), {
    description: 'PostgreSQL 15 or later. `npm start` uses an embedded one when this is not set.',
    example: 'postgres://lyceum:lyceum@127.0.0.1:5432/lyceum',
  }),
};

/** Redis, for pub/sub and queues; it must never evict. */
export const redisEnv = {
  REDIS_URL: key(z.url({ protocol: /^rediss?$/, error: 'must be a redis:// URL' }), {
    description:
      'Redis 6.2 or later, or Valkey, with `maxmemory-policy noeviction`. `npm start` uses an embedded one when this is not set.',
    example: 'redis://127.0.0.1:6379',
  }),
};

/** The one secret from which all signing keys are derived. */
export const secretEnv = {
  SECRET_KEY: key(
    z.string().refine((text) => Buffer.byteLength(text) >= 32, 'must be at least 32 bytes'),
    {
      description:
        'At least 32 random bytes, the same for every process: tokens are signed with keys derived from it. Make one with `openssl rand -base64 48`.',
      example: 'replace-me-with-32-random-bytes-or-more',
      secret: true,
    },
  ),
};

/** Where people find the school, and who may call it from elsewhere. */
export const originEnv = {
  PUBLIC_URL: key(z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).default('http://localhost:8000'), {
    description: 'The address that people and links use, without a trailing slash.',
    example: 'https://school.example',
  }),
  CORS_ORIGINS: key(list.default([]), {
    description: 'Other origins that browsers may call from, separated by commas.',
    example: 'https://portal.school.example',
  }),
  TRUSTED_PROXIES: key(z.coerce.number().int().min(0).max(10).default(0), {
    description: 'How many reverse proxies stand in front and append to `X-Forwarded-For`.',
    example: '1',
  }),
};

/** Rate limits, quotas and connection caps. */
export const limitsEnv = {
  LYCEUM_RATE_LIMITS: key(z.stringbool({ truthy: ['on'], falsy: ['off'], error: 'must be on or off' }).default(true), {
    description: '`off` lifts rate limits, quotas and connection caps; refused in production.',
    example: 'on',
    notInProduction: 'off',
  }),
};

/** How mail leaves. */
export const mailEnv = {
  SMTP_URL: key(z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// URL' }).default('smtp://127.0.0.1:1025'), {
    description:
      'The mail server, with user and password when it wants them. `npm start` catches mail in its own sink when this is not set.',
    example: 'smtp://127.0.0.1:1025',
    secret: true,
  }),
  MAIL_FROM: key(z.string().min(3).default('Lyceum <no-reply@lyceum.test>'), {
    description: 'The sender of every mail.',
    example: 'Lyceum <no-reply@school.example>',
  }),
};

/** Where files are kept: an S3, or a folder. */
export const storageEnv = {
  AWS_ENDPOINT_URL: key(z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).optional(), {
    description: 'The S3 that keeps files: R2, MinIO, RustFS, AWS. Set all four of `AWS_…`, or none to keep files in `STORAGE_DIR`.',
    example: 'https://account.r2.cloudflarestorage.com',
  }),
  AWS_PUBLIC_ENDPOINT_URL: key(z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).optional(), {
    description: 'Where browsers reach that S3, when it is not at `AWS_ENDPOINT_URL` for them.',
    example: 'https://files.school.example',
  }),
  AWS_REGION: key(z.string().default('auto'), { description: 'The region that addresses are signed for.', example: 'auto' }),
  AWS_BUCKET_NAME: key(z.string().optional(), { description: 'The bucket of files. It is made when it is not there.', example: 'lyceum' }),
  AWS_ACCESS_KEY_ID: key(z.string().optional(), { description: 'The name under which the S3 is entered.', example: 'school' }),
  AWS_SECRET_ACCESS_KEY: key(z.string().optional(), {
    description: 'The secret of that name.',
    example: 'replace-me-with-the-secret',
    secret: true,
  }),
  R2_PUBLIC_DOMAIN: key(
    z
      .string()
      .transform((text) => text.replace(/^https?:\/\//i, '').replace(/\/+$/, ''))
      .pipe(z.string().regex(/^[a-z0-9.-]+(:\d+)?$/i, 'must be a domain'))
      .optional(),
    {
      description: 'A domain at which the bucket is public: avatars and thumbnails are then read from there.',
      example: 'cdn.school.example',
    },
  ),
  STORAGE_DIR: key(z.string().default('.lyceum/storage'), {
    description: 'The folder of files when there is no S3. Every api and worker must see the same one.',
    example: '.lyceum/storage',
  }),
};

/** Who converts and plays videos. */
export const muxEnv = {
  MUX_TOKEN_ID: key(z.string().optional(), {
    description: 'An access token of Mux Video. Without it and its secret videos are only played from files.',
    example: '44c1e3c2-1f2a-4c8e-9d5b-0a1b2c3d4e5f',
  }),
  MUX_TOKEN_SECRET: key(z.string().optional(), { description: 'The secret of that token.', example: 'replace-me', secret: true }),
  MUX_WEBHOOK_SECRET: key(list.default([]), {
    description:
      'What Mux signs its messages to `/api/mux/webhook` with. While it is changed: the old and the new one, separated by a comma.',
    example: 'replace-me',
    secret: true,
  }),
  MUX_BASE_URL: key(z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).default('https://api.mux.com'), {
    description: 'The API of Mux, or of what stands in for it.',
    example: 'https://api.mux.com',
  }),
  MUX_PLAYBACK_URL: key(z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).default('https://stream.mux.com'), {
    description: 'Where videos are played from. Anything but the address of Mux itself serves whole files instead of streams.',
    example: 'https://stream.mux.com',
  }),
  MUX_SIGNING_KEY: key(z.string().optional(), {
    description: 'The id of a signing key of Mux. With it and `MUX_PRIVATE_KEY` new videos are played with signed tokens only.',
    example: 'fXNzVtmtWuyz00xnSrJg4OJH6PyNo6D02UzmgeKGkP5YQ',
  }),
  MUX_PRIVATE_KEY: key(z.string().optional(), {
    description: 'That signing key, in base64 as Mux gives it.',
    example: 'replace-me',
    secret: true,
  }),
};

/** Adds what the generated documents say to a key that one app alone has. */
export const envKey = key;

/** The configuration is not usable; says every reason at once and never a value. */
export class EnvError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`the configuration is not usable: ${faults.join('; ')}`);
    this.name = 'EnvError';
    this.faults = faults;
  }
}

const weakWords = /(change.?me|replace.?me|example|password|secret|lyceum|demo|test|12345|qwerty)/i;
const isWeak = (value: string, meta: EnvMeta): boolean => value === meta.example || weakWords.test(value) || new Set(value).size < 12;

/** What a key says about itself, also when it was made optional or given a default since. */
export const metaOf = (schema: z.ZodType): EnvMeta | undefined => {
  const meta = z.globalRegistry.get(schema) as EnvMeta | undefined;
  if (meta?.description !== undefined) return meta;
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType && metaOf(innerType);
};

/** What production refuses although it would parse. */
const productionFaults = (shape: z.ZodRawShape, source: Record<string, string | undefined>): string[] =>
  Object.entries(shape).flatMap(([name, schema]) => {
    const meta = metaOf(schema as z.ZodType);
    const value = source[name];
    if (meta === undefined || value === undefined) return [];
    if (meta.notInProduction === value) return [`${name} may not be ${value} in production`];
    if (meta.secret && !URL.canParse(value) && isWeak(value, meta)) return [`${name} is too weak for production`];
    return [];
  });

/** Reads a whole environment at once; an empty value counts as absent. Throws one `EnvError` that lists every fault by name. */
export const parseEnv = <S extends z.ZodRawShape>(
  schema: z.ZodObject<S>,
  source: Record<string, string | undefined>,
): Readonly<z.output<z.ZodObject<S>>> => {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => {
        const name = String(path[0]);
        return given[name] === undefined ? `${name} is missing` : `${name} ${lower(message)}`;
      });
  if (given['NODE_ENV'] === 'production') faults.push(...productionFaults(schema.shape, given));
  if (!parsed.success || faults.length > 0) throw new EnvError(faults);
  return Object.freeze(parsed.data);
};

const lower = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
