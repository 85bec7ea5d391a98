import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const ServiceNote = z.object({ databaseUrl: z.string(), redisUrl: z.string() });

/** Where a running stack's services are. */
export type ServiceNote = z.infer<typeof ServiceNote>;

const fileIn = (dataDir: string): string => join(dataDir, 'services.json');

/** Leaves word of where the services are, for the command line; only the owner may read it, for it holds their password. */
export const noteServices = (dataDir: string, note: ServiceNote): void =>
  writeFileSync(fileIn(dataDir), JSON.stringify(note), { mode: 0o600 });

/** Takes the word back: the services are stopping. */
export const forgetServices = (dataDir: string): void => rmSync(fileIn(dataDir), { force: true });

/** Where the services of the stack on this data are, if one runs. */
export const readServices = (dataDir: string): ServiceNote | undefined =>
  existsSync(fileIn(dataDir)) ? ServiceNote.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8'))) : undefined;
