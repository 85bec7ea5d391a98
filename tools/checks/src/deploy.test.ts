import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ApiEnv } from '../../../apps/api/src/env.ts';
import { RealtimeEnv } from '../../../apps/realtime/src/env.ts';
import { WorkerEnv } from '../../../apps/worker/src/env.ts';

const root = resolve(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Service {
  readonly image?: string;
  readonly build?: { readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly restart?: string;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
}
const text = read('docker-compose.yml');
const compose = parse(text, { merge: true }) as { readonly services: Readonly<Record<string, Service>>; readonly volumes: object };
const services = Object.entries(compose.services);
const apps = { api: ApiEnv, realtime: RealtimeEnv, worker: WorkerEnv };

describe('docker-compose.yml', () => {
  it('runs the apps with everything they need', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'mail', 'migrate', 'postgres', 'realtime', 'redis', 'storage', 'worker']);
  });

  it.each(services.filter(([name]) => name !== 'migrate'))('checks the health of %s and starts it again', (_, service) => {
    expect(service.healthcheck?.test.length).toBeGreaterThan(1);
    expect(service.restart).toBe('unless-stopped');
  });

  it('waits for what is healthy, and migrates once before the apps', () => {
    for (const [name, { depends_on = {} }] of services) {
      for (const [other, { condition }] of Object.entries(depends_on)) {
        expect(Object.keys(compose.services), name).toContain(other);
        expect(condition).toBe(other === 'migrate' ? 'service_completed_successfully' : 'service_healthy');
      }
    }
    for (const name of Object.keys(apps)) expect(compose.services[name]?.depends_on).toHaveProperty('migrate');
  });

  it('has no secret in it and asks for each with a word', () => {
    const asked = [...text.matchAll(/\$\{([A-Z_]*(?:KEY|PASSWORD|SECRET)[A-Z_]*)([^}]*)\}/g)];
    expect(new Set(asked.map(([, name]) => name))).toEqual(
      new Set(['SECRET_KEY', 'POSTGRES_PASSWORD', 'REDIS_PASSWORD', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']),
    );
    for (const [whole, , rest] of asked) expect(rest, whole).toMatch(/^:\?set /);
  });

  it.each(Object.entries(apps))('gives %s every variable that it requires, under a name that it knows', (name, schema) => {
    const given = Object.keys(compose.services[name]?.environment ?? {});
    const required = Object.entries(schema.shape).filter(([, field]) => !field.safeParse(undefined).success);
    expect(given).toEqual(expect.arrayContaining(required.map(([key]) => key)));
  });

  it('lets Redis keep every key, on disk', () => {
    expect(text).toMatch(/--maxmemory-policy, noeviction/);
    expect(text).toMatch(/--appendonly, 'yes'/);
  });

  it('keeps data in volumes that it declares', () => {
    const used = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0]));
    expect(new Set(used)).toEqual(new Set(Object.keys(compose.volumes)));
  });
});

describe.each(Object.keys(apps))('the Dockerfile of %s', (name) => {
  const dockerfile = read(`apps/${name}/Dockerfile`);
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

  it('is the one that compose builds', () => {
    expect(compose.services[name]?.build?.dockerfile).toBe(`apps/${name}/Dockerfile`);
  });

  it('builds in stages, runs as nobody special, and checks its health', () => {
    expect(dockerfile.match(/^FROM /gm)?.length).toBeGreaterThan(2);
    expect(last).toContain('USER node');
    expect(last).toContain('HEALTHCHECK');
    expect(last).toContain('NODE_ENV=production');
    expect(dockerfile).toContain('npm ci --omit=dev');
    expect(dockerfile).not.toMatch(/ARG .*(KEY|SECRET|PASSWORD)/);
  });

  it('runs on Node 20 and Debian 12, for which uWebSockets.js is built', () => {
    for (const [, image] of dockerfile.matchAll(/^FROM (\S+)/gm)) expect(image).toMatch(/^node:20\.\d+\.\d+-bookworm-slim$/);
  });
});
