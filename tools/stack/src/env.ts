import {
  coreEnv,
  envKey,
  limitsEnv,
  muxEnv,
  originEnv,
  parseEnv,
  portEnv,
  postgresEnv,
  redisEnv,
  secretEnv,
} from '@lyceum/platform/env.ts';
import { canvasEnv } from '@lyceum/platform/env-canvas.ts';
import { z } from 'zod';

const TestEnv = z.object({
  PATH: z.string().default(''),
  TEST_DATABASE_URL: postgresEnv.DATABASE_URL.optional(),
  TEST_REDIS_URL: redisEnv.REDIS_URL.optional(),
});

/** Services that the tests are to use instead of embedded ones. */
export const readTestEnv = () => parseEnv(TestEnv, process.env);

/** Tells the test processes, which inherit this environment, where the services are. */
export const shareWithTests = (values: Readonly<Record<'TEST_DATABASE_URL' | 'TEST_REDIS_URL', string>>): void => {
  Object.assign(process.env, values);
};

/** What `npm start` is told from outside. */
export const StackEnv = z.object({
  NODE_ENV: coreEnv.NODE_ENV,
  PATH: z.string().default(''),
  PORT: portEnv(8000, 'Where the api and the web client are.'),
  REALTIME_PORT: portEnv(8001, 'Where the realtime tier listens for sockets.'),
  MAIL_PORT: portEnv(8025, 'Where `npm start` shows the mail it caught.'),
  SMTP_PORT: portEnv(1025, 'Where `npm start` catches mail.'),
  LYCEUM_DATA_DIR: envKey(z.string().default('.lyceum'), {
    description: 'The folder in which `npm start` keeps everything that is not in the repository.',
    example: '.lyceum',
  }),
  LYCEUM_DEMO: envKey(z.stringbool({ truthy: ['1'], falsy: ['0'], error: 'must be 1 or 0' }).optional(), {
    description: '`0` starts an empty school: no demo data, no simulators. Its passwords are known to everybody, so production refuses it.',
    example: '1',
    notInProduction: '1',
  }),
  DATABASE_URL: postgresEnv.DATABASE_URL.optional(),
  REDIS_URL: redisEnv.REDIS_URL.optional(),
  SECRET_KEY: secretEnv.SECRET_KEY.optional(),
  PUBLIC_URL: originEnv.PUBLIC_URL.removeDefault().optional(),
  MUX_TOKEN_ID: muxEnv.MUX_TOKEN_ID,
  CANVAS_ENCRYPTION_KEY: canvasEnv.CANVAS_ENCRYPTION_KEY,
  CANVAS_ENCRYPTION_KEY_PREVIOUS: canvasEnv.CANVAS_ENCRYPTION_KEY_PREVIOUS,
  LYCEUM_RATE_LIMITS: limitsEnv.LYCEUM_RATE_LIMITS,
  /** Set by npm around its scripts. */
  npm_lifecycle_event: z.string().optional(),
});
export type StackEnv = Readonly<z.output<typeof StackEnv>>;

export const readEnv = (): StackEnv => parseEnv(StackEnv, process.env);

/** The whole environment, for children: what the stack does not know by name is passed through to the apps. */
export const inheritedEnv = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''));
