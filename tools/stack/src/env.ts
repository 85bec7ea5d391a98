import { parseEnv, redisEnv, postgresEnv } from '@lyceum/platform/env.ts';
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
