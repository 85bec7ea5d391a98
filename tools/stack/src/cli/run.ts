import { connect } from '@lyceum/db/client.ts';
import { openStore, type Relay } from '@lyceum/db/transact.ts';
import { createLog } from '@lyceum/platform/log.ts';
import type { StackEnv } from '../env.ts';
import { StackFault } from '../fault.ts';
import { migrateDatabase } from '../migrate.ts';
import { seed } from '../seed/seed.ts';
import { readServices } from '../service-note.ts';
import { dataDirOf } from '../settings.ts';
import { type Command, commands } from './commands.ts';
import { doctor } from './doctor.ts';
import { type Result, spell } from './output.ts';

// Sockets hear of it from the realtime nodes' own head check, workers from the sweep.
const noRelay: Relay = { announce: () => undefined, dispatch: () => Promise.reject(new Error('left to the sweep')) };

const databaseUrl = (env: StackEnv): string => {
  const url = env.DATABASE_URL ?? readServices(dataDirOf(env))?.databaseUrl;
  if (url === undefined) throw new StackFault('There is no database to work on: run npm start, or set DATABASE_URL.');
  return url;
};

const log = createLog({ name: 'lyceum', level: 'error' });

const withStore = async (url: string, command: Command, words: readonly string[]): Promise<Result> => {
  const db = connect({ url, name: 'lyceum-cli', max: 1, log });
  try {
    return await command.run(openStore(db, noRelay), words);
  } finally {
    await db.close();
  }
};

const openapi = async (env: StackEnv): Promise<string> => {
  const url = `http://localhost:${env.PORT}/openapi.json`;
  const reply = await fetch(url).catch(() => undefined);
  if (!reply?.ok) throw new StackFault(`The api does not answer at ${url}; run npm start first.`);
  return reply.text();
};

const usage = (): string => {
  const lines = Object.entries(commands).map(([verb, { words }]) => `  ${verb} ${words}`);
  return ['npm run lyceum -- <verb> [--json]', '', '  doctor', '  migrate', '  seed', '  openapi', ...lines].join('\n');
};

/** Runs one command of `npm run lyceum`; answers what is to be printed. */
export const runCommand = async (args: readonly string[], env: StackEnv): Promise<string> => {
  const asJson = args.includes('--json');
  const [first = '', second = '', ...rest] = args.filter((arg) => arg !== '--json');
  if (first === 'doctor') return spell(await doctor(env, dataDirOf(env)), asJson);
  if (first === 'openapi') return openapi(env);
  if (first === 'migrate' || first === 'seed') {
    const url = databaseUrl(env);
    // Only `npm start` knows whether somebody stands in for Mux.
    await (first === 'migrate' ? migrateDatabase(url, log) : seed(url, log, { videos: false }));
    return spell({ [first]: 'done' }, asJson);
  }
  const verb = `${first} ${second}`;
  const command = Object.hasOwn(commands, verb) ? commands[verb] : undefined;
  if (!command) throw new StackFault(usage());
  return spell(await withStore(databaseUrl(env), command, rest), asJson);
};
