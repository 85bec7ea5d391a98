import { parseEnv, postgresEnv, redisEnv } from '@lyceum/platform/env.ts';
import { z } from 'zod';

const TestServices = z.object({ TEST_DATABASE_URL: postgresEnv.DATABASE_URL, TEST_REDIS_URL: redisEnv.REDIS_URL });

/** Where this run's PostgreSQL and Redis are; the root's vitest setup starts them and says so in the environment. */
export const testServices = () => parseEnv(TestServices, process.env);

/** Where programs are looked for. */
export const readPath = (): string => process.env['PATH'] ?? '';
