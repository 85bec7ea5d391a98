import { expect, it } from 'vitest';
import { z } from 'zod';
import {
  coreEnv,
  EnvError,
  limitsEnv,
  mailEnv,
  originEnv,
  parseEnv,
  portEnv,
  postgresEnv,
  redisEnv,
  secretEnv,
  storageEnv,
} from './env.ts';

const Env = z.object({
  ...coreEnv,
  ...postgresEnv,
  ...redisEnv,
  ...secretEnv,
  ...originEnv,
  ...limitsEnv,
  ...mailEnv,
  PORT: portEnv(8000, 'Where it listens.'),
});
const strong = 'q8Zs4vT1mLw0XyRk7JcEoPbUdNfHiGaS';
const good = { DATABASE_URL: 'postgres://u:p@127.0.0.1/x', REDIS_URL: 'redis://127.0.0.1:6379', SECRET_KEY: strong };
const faultsOf = (source: Record<string, string>): readonly string[] => {
  try {
    parseEnv(Env, source);
  } catch (error) {
    if (error instanceof EnvError) return error.faults;
    throw error;
  }
  return [];
};

it('fills in what was not said, and counts an empty value as not said', () => {
  const env = parseEnv(Env, { ...good, PORT: '', CORS_ORIGINS: '', LOG_LEVEL: '' });
  expect(env).toMatchObject({ PORT: 8000, CORS_ORIGINS: [], TRUSTED_PROXIES: 0, LYCEUM_RATE_LIMITS: true, LOG_LEVEL: 'info' });
  expect(Object.isFrozen(env)).toBe(true);
});

it('gives real numbers, lists and booleans', () => {
  const env = parseEnv(Env, { ...good, PORT: '0', LYCEUM_RATE_LIMITS: 'off', CORS_ORIGINS: ' https://a.example, https://b.example ,' });
  expect(env).toMatchObject({ PORT: 0, LYCEUM_RATE_LIMITS: false, CORS_ORIGINS: ['https://a.example', 'https://b.example'] });
});

it('reports every fault at once, by name, without a value', () => {
  const source = {
    DATABASE_URL: 'mysql://hunter2',
    SECRET_KEY: 'hunter2',
    PORT: '99999',
    TRUSTED_PROXIES: '-1',
    LYCEUM_RATE_LIMITS: 'maybe',
  };
  const faults = faultsOf(source);
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual(
    expect.arrayContaining(['DATABASE_URL', 'REDIS_URL', 'SECRET_KEY', 'PORT', 'TRUSTED_PROXIES', 'LYCEUM_RATE_LIMITS']),
  );
  expect(faults).toContain('REDIS_URL is missing');
  expect(faults.join()).not.toMatch(/hunter2|99999|maybe/);
});

it.each([
  ['the example', 'replace-me-with-32-random-bytes-or-more'],
  ['a known word', 'my-secret-my-secret-my-secret-my-secret'],
  ['one letter', 'a'.repeat(40)],
])('refuses %s as a secret in production and nowhere else', (_, SECRET_KEY) => {
  expect(faultsOf({ ...good, SECRET_KEY })).toEqual([]);
  expect(faultsOf({ ...good, SECRET_KEY, NODE_ENV: 'production' })).toEqual(['SECRET_KEY is too weak for production']);
});

it('refuses weak secrets also where they may be left out', () => {
  const optional = z.object({ SECRET_KEY: secretEnv.SECRET_KEY.optional() });
  expect(parseEnv(optional, { NODE_ENV: 'production' })).toEqual({});
  expect(() => parseEnv(optional, { NODE_ENV: 'production', SECRET_KEY: 'x'.repeat(40) })).toThrow('SECRET_KEY is too weak');
});

it('refuses lifted limits in production', () => {
  expect(faultsOf({ ...good, NODE_ENV: 'production' })).toEqual([]);
  expect(faultsOf({ ...good, NODE_ENV: 'production', LYCEUM_RATE_LIMITS: 'off' })).toEqual([
    'LYCEUM_RATE_LIMITS may not be off in production',
  ]);
});

it.each(['https://pub-xyz.r2.dev', 'https://pub-xyz.r2.dev/', 'pub-xyz.r2.dev'])('takes a public domain as people copy it: %s', (given) => {
  expect(parseEnv(z.object(storageEnv), { R2_PUBLIC_DOMAIN: given }).R2_PUBLIC_DOMAIN).toBe('pub-xyz.r2.dev');
});
