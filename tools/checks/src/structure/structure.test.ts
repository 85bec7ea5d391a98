import { expect, it } from 'vitest';
import { seedTree } from '../testing.ts';
import { checkStructure } from './check-structure.ts';

const contract = {
  'packages/shared/src/contract.ts': `export const contract = { chat } as const;\n`,
  'apps/api/src/features/chat/router.ts': 'export const r = 1;\n',
};

const violations: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['file-name', { 'packages/shared/src/chat/thing.ts': 'export const x = 1;\n' }],
  ['file-name', { 'packages/shared/src/chat/rules/send.ts': 'export const x = 1;\n' }],
  ['file-name', { 'apps/api/src/platform/utils.ts': 'export const x = 1;\n' }],
  ['file-name', { 'apps/realtime/src/features/chat/router.ts': 'export const x = 1;\n' }],
  ['file-length', { 'apps/api/src/main.ts': 'export {};\n'.repeat(251) }],
  ['file-length', { 'apps/api/src/main.test.ts': 'export {};\n'.repeat(401) }],
  ['no-default-export', { 'apps/api/src/main.ts': 'const x = 1;\nexport default x;\n' }],
  ['no-barrel', { 'packages/db/src/all.ts': `// all of it\nexport * from './client.ts';\nexport { x } from './y.ts';\n` }],
  ['env-in-env', { 'apps/api/src/main.ts': 'export const port = process.env.PORT;\n' }],
  ['rules-are-told', { 'packages/shared/src/chat/rules.ts': 'export const now = () => Date.now();\n' }],
  ['nothing-softened', { 'apps/api/src/main.test.ts': 'it.skip();\n' }],
  ['nothing-softened', { 'apps/api/src/main.ts': `// TO${''}DO later\n` }],
  ['pure-tests-in-shared', { 'packages/shared/src/chat/rules.it.test.ts': 'export {};\n' }],
  ['contract-has-router', { ...contract, 'packages/shared/src/contract.ts': 'export const contract = { chat, quiz } as const;\n' }],
  ['topic-has-fanout', { 'packages/shared/src/topics.ts': 'export const topics = { chat: chatTopic } as const;\n' }],
  ['use-case-has-test', { ...contract, 'apps/api/src/features/chat/service/send.ts': 'export const send = 1;\n' }],
];

it.each(violations)('finds a violation of %s', (rule, files) => {
  using tree = seedTree(files);
  expect(checkStructure(tree.root).faults.map((fault) => fault.rule)).toEqual([rule]);
});

it('passes a clean tree', () => {
  using tree = seedTree({
    ...contract,
    'packages/shared/src/topics.ts': 'export const topics = { chat: chatTopic } as const;\n',
    'packages/shared/src/chat/contract/message.ts': 'export const x = 1;\n',
    'packages/db/src/chat/reader/search.ts': 'export const x = 1;\n',
    'packages/db/src/schema.ts': `export * from './chat/table.ts';\n`,
    'apps/realtime/src/features/chat/fanout.ts': 'export const chatFanout = 1;\n',
    'apps/api/src/env.ts': 'export const env = process.env;\n',
    'apps/api/src/features/chat/service/send.ts': 'export const send = 1;\n',
    'apps/api/src/features/chat/service/send.test.ts': 'export {};\n',
    'apps/api/src/features/chat/passwords.argon2.ts': 'export const x = 1;\n',
    'apps/web/src/features/chat/components/Line.tsx': 'export const Line = 1;\n',
  });
  expect(checkStructure(tree.root).faults).toEqual([]);
});

it('fails when there is nothing to look at', () => {
  using tree = seedTree({});
  expect(checkStructure(tree.root).faults.map(({ rule }) => rule)).toEqual(['saw-something']);
});
