import type { EnvKey } from './env-keys.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');
const code = (text: string | undefined): string => (text === undefined ? '' : `\`${cell(text)}\``);

const row = ({ name, meta, readers, standard, isRequired }: EnvKey): string => {
  const without = isRequired ? '**required**' : code(standard);
  const notes = [
    meta.description,
    ...(meta.notInProduction === undefined ? [] : [`Refused in production: \`${meta.notInProduction}\`.`]),
  ].join(' ');
  return `| \`${name}\` | ${readers.join(', ')} | ${without} | ${cell(notes)} | ${code(meta.example)} |`;
};

/** `docs/env.md`. */
export const envPage = (keys: readonly EnvKey[]): string =>
  [
    '# Configuration',
    '',
    '<!-- Made from the env.ts files by `npm run check -- --write`. Do not edit. -->',
    '',
    'Everything is set by environment variables. An empty one counts as not set. A process that cannot use what it was given',
    'names every fault at once, never a value, and does not start. `npm start` decides what a person left open: the embedded',
    'database and Redis, a secret of its own, the addresses of its parts.',
    '',
    '| variable | read by | without it | what it is | example |',
    '|---|---|---|---|---|',
    ...keys.map(row),
    '',
  ].join('\n');

const entry = ({ name, meta, isRequired, standard }: EnvKey): string => {
  const value = meta.example ?? standard ?? '';
  const line = `${name}=${/\s/.test(value) ? `"${value}"` : value}`;
  return [`# ${meta.description}`, isRequired ? line : `# ${line}`].join('\n');
};

// Not read by the apps but by docker-compose.yml, which starts nothing without them.
const composeKeys: readonly (readonly [string, string])[] = [
  ['POSTGRES_PASSWORD', 'docker-compose.yml only: the password of its PostgreSQL.'],
  ['REDIS_PASSWORD', 'docker-compose.yml only: the password of its Redis.'],
];

/** `.env.example`. */
export const envExample = (keys: readonly EnvKey[]): string =>
  [
    '# Made from the env.ts files by `npm run check -- --write`. Do not edit; copy it to .env and fill that in.',
    '',
    ...keys.map(entry).flatMap((text) => [text, '']),
    ...composeKeys.flatMap(([name, description]) => [`# ${description}`, `# ${name}=`, '']),
  ].join('\n');
