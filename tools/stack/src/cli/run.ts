import { connect } from '@lyceum/db/client.ts';
import { openStore, type Relay } from '@lyceum/db/transact.ts';
import type { Cipher } from '@lyceum/platform/cipher.ts';
import { canvasCipher } from '@lyceum/platform/env-canvas.ts';
import { createLog } from '@lyceum/platform/log.ts';
import type { StackEnv } from '../env.ts';
import { StackFault } from '../fault.ts';
import { migrateDatabase } from '../migrate.ts';
import { seed } from '../seed/seed.ts';
import { readServices } from '../service-note.ts';
import { dataDirOf, knownSecret } from '../settings.ts';
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

const cipherOf = (env: StackEnv): Cipher => {
  const secret = env.SECRET_KEY ?? knownSecret(dataDirOf(env));
  if (secret === undefined) throw new StackFault('There is no key: set SECRET_KEY as api and worker have it.');
  return canvasCipher({ ...env, SECRET_KEY: secret });
};

const withStore = async (env: StackEnv, command: Command, words: readonly string[]): Promise<Result> => {
  const db = connect({ url: databaseUrl(env), name: 'lyceum-cli', max: 1, log });
  try {
    return await command.run(openStore(db, noRelay), words, () => cipherOf(env));
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
    // Only `npm start` knows whether somebody stands in for Mux and Canvas.
    await (first === 'migrate' ? migrateDatabase(url, log) : seed(url, log, { videos: false, canvas: null }));
    return spell({ [first]: 'done' }, asJson);
  }
  const verb = `${first} ${second}`;
  const command = Object.hasOwn(commands, verb) ? commands[verb] : undefined;
  if (!command) throw new StackFault(usage());
  return spell(await withStore(env, command, rest), asJson);
};
