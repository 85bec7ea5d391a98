import { migrate } from '@lyceum/db/migrate.ts';
import type { Log } from '@lyceum/shared/kernel/ports.ts';
import { StackFault } from './fault.ts';
import { inRoot } from './paths.ts';

/** Brings a database to this version of the code; a server that cannot be reached is named without its password. */
export const migrateDatabase = async (url: string, log: Log): Promise<void> => {
  try {
    await migrate({ url, folder: inRoot('packages/db/migrations'), log });
  } catch (error) {
    const { host, pathname } = new URL(url);
    const reason = error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : String(error);
    throw new StackFault(`The database ${host}${pathname} could not be brought up to date: ${reason}`);
  }
};
