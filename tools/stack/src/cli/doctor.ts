import { findProgram } from '../apt.ts';
import type { StackEnv } from '../env.ts';
import { isFree } from '../ports.ts';
import { findBinaries } from '../postgres/binaries.ts';
import { findRedis } from '../redis/find.ts';
import { readServices } from '../service-note.ts';
import type { Result } from './output.ts';

const tell = (work: () => string): string => {
  try {
    return work();
  } catch (error) {
    return `missing: ${error instanceof Error ? error.message : String(error)}`;
  }
};

/** Looks at what `npm start` and `npm test` need on this machine, and changes nothing. */
export const doctor = async (env: StackEnv, dataDir: string): Promise<Result> => {
  const port = async (number: number): Promise<string> => `${number} ${(await isFree(number)) ? 'free' : 'in use'}`;
  return {
    node: process.versions.node,
    postgres: env.DATABASE_URL ? 'yours (DATABASE_URL)' : tell(() => findBinaries().postgres),
    redis: env.REDIS_URL ? 'yours (REDIS_URL)' : tell(() => findRedis({ path: env.PATH, isRoot: false, say: () => undefined })),
    browser:
      findProgram(env.PATH, ['chromium', 'chromium-browser', 'google-chrome']) ?? 'missing: the browser tests need Chromium or Chrome',
    data: dataDir,
    running: readServices(dataDir) !== undefined,
    PORT: await port(env.PORT),
    REALTIME_PORT: await port(env.REALTIME_PORT),
    MAIL_PORT: await port(env.MAIL_PORT),
    SMTP_PORT: await port(env.SMTP_PORT),
  };
};
