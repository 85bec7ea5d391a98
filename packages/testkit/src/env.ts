import { parseEnv, postgresEnv, redisEnv } from '@lyceum/platform/env.ts';
import { z } from 'zod';

const TestServices = z.object({ TEST_DATABASE_URL: postgresEnv.DATABASE_URL, TEST_REDIS_URL: redisEnv.REDIS_URL });

/** Where this run's PostgreSQL and Redis are; the root's vitest setup starts them and says so in the environment. */
export const testServices = () => parseEnv(TestServices, process.env);

/** Where programs are looked for. */
export const readPath = (): string => process.env['PATH'] ?? '';

const Amounts = z.object({ TEST_CANVAS_WORLDS: z.coerce.number().int().min(1).default(120) });

/** How many Canvas worlds are tried: some with every run, all 10,000 of the promise (C1) when asked for. */
export const worldsToTry = (): number => parseEnv(Amounts, process.env).TEST_CANVAS_WORLDS;
