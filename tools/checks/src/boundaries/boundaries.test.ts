import { describe, expect, it } from 'vitest';
import { seedTree } from '../testing.ts';
import { checkBoundaries } from './check-boundaries.ts';
import { boundaryRules } from './rules.ts';

type Files = Readonly<Record<string, string>>;

/** For each rule a small tree that breaks it, and nothing else. */
const violations: Readonly<Record<string, Files>> = {
  'no-cycles': {
    'packages/db/src/a/reader.ts': `import { b } from './writer.ts';\nexport const a = () => b;\n`,
    'packages/db/src/a/writer.ts': `import { a } from './reader.ts';\nexport const b = () => a;\n`,
  },
  'apps-are-islands': {
    'apps/api/src/main.ts': `import { x } from '../../worker/src/env.ts';\nexport const y = x;\n`,
    'apps/worker/src/env.ts': 'export const x = 1;\n',
  },
  'packages-never-import-apps': {
    'packages/platform/src/log.ts': `import { x } from '../../../apps/worker/src/env.ts';\nexport const y = x;\n`,
    'apps/worker/src/env.ts': 'export const x = 1;\n',
  },
  'testkit-never-ships': {
    'apps/api/src/main.ts': `import { x } from '../../../packages/testkit/src/fake.ts';\nexport const y = x;\n`,
    'packages/testkit/src/fake.ts': 'export const x = 1;\n',
  },
  'shared-is-pure': {
    'packages/shared/src/chat/contract.ts': `import { x } from '../../../platform/src/log.ts';\nexport const y = x;\n`,
    'packages/platform/src/log.ts': 'export const x = 1;\n',
  },
  'no-node-in-shared': { 'packages/shared/src/kernel/ids.ts': `import { randomUUID } from 'node:crypto';\nexport const y = randomUUID;\n` },
  'trpc-in-shared-is-type-only': {
    'packages/shared/src/kernel/procedure.ts': `import { initTRPC } from '@trpc/server';\nexport const y = initTRPC;\n`,
    'node_modules/@trpc/server/package.json': '{"name":"@trpc/server","version":"1.0.0","main":"index.js"}',
    'node_modules/@trpc/server/index.js': 'exports.initTRPC = 1;\n',
  },
  'realtime-has-no-database': {
    'apps/realtime/src/platform/hub.ts': `import type { X } from '../../../../packages/db/src/client.ts';\nexport type Y = X;\n`,
    'packages/db/src/client.ts': 'export type X = 1;\n',
  },
  'web-is-browser-only': {
    'apps/web/src/lib/api.ts': `import type { X } from '../../../../packages/platform/src/log.ts';\nexport type Y = X;\n`,
    'packages/platform/src/log.ts': 'export type X = 1;\n',
  },
  'sql-lives-in-db': {
    'apps/api/src/platform/relay.ts': `import pg from 'pg';\nexport const y = pg;\n`,
    'node_modules/pg/package.json': '{"name":"pg","version":"1.0.0","main":"index.js"}',
    'node_modules/pg/index.js': 'module.exports = 1;\n',
  },
  'features-do-not-reach-into-features': {
    'apps/worker/src/features/notice/welcome.ts': `import { x } from '../canvas/sync.ts';\nexport const y = x;\n`,
    'apps/worker/src/features/canvas/sync.ts': 'export const x = 1;\n',
  },
  'features-meet-in-contracts': {
    'packages/shared/src/chat/events.ts': `import { x } from '../account/jobs.ts';\nexport const y = x;\n`,
    'packages/shared/src/account/jobs.ts': 'export const x = 1;\n',
  },
  'platform-does-not-know-features': {
    'apps/api/src/platform/rest.ts': `import { x } from '../features/chat/router.ts';\nexport const y = x;\n`,
    'apps/api/src/features/chat/router.ts': 'export const x = 1;\n',
  },
  'router-goes-through-service': {
    'apps/api/src/features/chat/router.ts': `import type { X } from '../../../../../packages/db/src/client.ts';\nexport type Y = X;\n`,
    'packages/db/src/client.ts': 'export type X = 1;\n',
  },
  'service-takes-ports-not-clients': {
    'apps/api/src/features/chat/service/send.ts': `import { x } from '../../../../../../packages/db/src/client.ts';\nexport const y = x;\n`,
    'packages/db/src/client.ts': 'export const x = 1;\n',
  },
  'rules-are-pure': {
    'packages/shared/src/chat/rules.ts': `import { x } from './jobs.ts';\nexport const y = x;\n`,
    'packages/shared/src/chat/jobs.ts': 'export const x = 1;\n',
  },
  'web-layers': {
    'apps/web/src/lib/api.ts': `import { x } from '../app/router.tsx';\nexport const y = x;\n`,
    'apps/web/src/app/router.tsx': 'export const x = 1;\n',
  },
};

describe('the boundary check', () => {
  it.each(boundaryRules.map(({ name }) => name ?? ''))('finds a violation of %s, and of no other rule', async (name) => {
    using tree = seedTree(violations[name] ?? {});
    const { faults } = await checkBoundaries(tree.root);
    expect([...new Set(faults.map(({ rule }) => rule))]).toEqual([name]);
  });

  it('passes a clean tree', async () => {
    using tree = seedTree({
      'packages/shared/src/chat/rules.ts': `import type { X } from './contract.ts';\nexport const may = (x: X): boolean => x === 1;\n`,
      'packages/shared/src/chat/contract.ts': 'export type X = 1;\n',
    });
    expect((await checkBoundaries(tree.root)).faults).toEqual([]);
  });

  it('fails when it did not read what is there', async () => {
    using tree = seedTree({ 'apps/api/src/dist/hidden.ts': 'export const x = 1;\n' });
    expect((await checkBoundaries(tree.root)).faults.map(({ rule }) => rule)).toEqual(['saw-everything']);
  });
});
