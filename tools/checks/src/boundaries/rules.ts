import type { DependencyType, IRegularForbiddenRuleType as Rule } from 'dependency-cruiser';

/** Files that never ship: tests, and the kits that serve them. */
const tests = '\\.(test|contract|e2e)\\.tsx?$|^packages/testkit/|^apps/(api|worker)/src/stack[-a-z]*\\.ts$|^apps/web/e2e/';
const npm = (...names: string[]): string => `(^|node_modules/)(${names.join('|')})(/|$)`;
const byValue: DependencyType[] = ['type-only'];

const rule = (name: string, comment: string, between: Pick<Rule, 'from' | 'to'>): Rule => ({
  name,
  comment,
  severity: 'error',
  ...between,
});

/** Who may import whom. Each text says where the code should go instead. */
export const boundaryRules: Rule[] = [
  rule('no-cycles', 'Two files that need each other are one file, or both need a third.', {
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: byValue } },
  }),
  rule('apps-are-islands', 'What two apps share belongs in packages/shared (pure), packages/db (SQL) or packages/platform (Node).', {
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  }),
  rule('packages-never-import-apps', 'Pass what the package needs as a port; only apps compose. The testkit alone may use the stack.', {
    from: { path: '^packages/', pathNot: '^packages/testkit/' },
    to: { path: '^(apps|tools)/' },
  }),
  rule('testkit-never-ships', 'Fakes and factories are for tests; give the code a port and a real adapter.', {
    from: { path: '^(apps|packages)/', pathNot: tests },
    to: { path: '^packages/testkit/' },
  }),
  rule('shared-is-pure', 'shared holds zod values and pure rules; I/O goes to packages/platform, SQL to packages/db.', {
    from: { path: '^packages/shared/', pathNot: tests },
    to: { path: '.', pathNot: ['^packages/shared/', npm('zod', '@trpc/server')], dependencyTypesNot: ['core'] },
  }),
  rule('no-node-in-shared', 'The browser loads shared: use web standards, or move the code to packages/platform.', {
    from: { path: '^packages/shared/', pathNot: tests },
    to: { dependencyTypes: ['core'] },
  }),
  rule('trpc-in-shared-is-type-only', 'shared describes calls; servers and clients are made in apps.', {
    from: { path: '^packages/shared/' },
    to: { path: npm('@trpc/[^/]+'), dependencyTypesNot: byValue },
  }),
  rule('realtime-has-no-database', 'The realtime tier reaches Postgres through @lyceum/db/room-log alone.', {
    from: { path: '^apps/realtime/src/', pathNot: tests },
    to: { path: '^packages/db/', pathNot: '^packages/db/src/room-log/room-log\\.ts$' },
  }),
  rule(
    'web-is-browser-only',
    'The browser gets contracts from packages/shared and nothing from servers, not even types; jobs are none of its business.',
    {
      from: { path: '^apps/web/src/', pathNot: tests },
      to: { path: '^packages/(db|platform|testkit)/|^packages/shared/src/[^/]+/jobs\\.ts$|^packages/shared/src/jobs\\.ts$' },
    },
  ),
  rule('sql-lives-in-db', 'Write a reader or writer function in packages/db/src/<feature>/ and call that.', {
    from: { path: '^(apps|packages)/', pathNot: [tests, '^packages/db/'] },
    to: { path: npm('pg', 'drizzle-orm') },
  }),
  rule(
    'features-do-not-reach-into-features',
    'Compose features in main.ts, app/ or page.tsx; what both need belongs in shared or the tier’s platform/.',
    {
      from: { path: '^apps/([^/]+)/src/features/([^/]+)/', pathNot: [tests, '/page\\.tsx$'] },
      to: { path: '^apps/$1/src/features/', pathNot: '^apps/$1/src/features/$2/' },
    },
  ),
  rule('features-meet-in-contracts', 'In shared and db a feature sees another one’s contract.ts or table.ts only.', {
    from: { path: '^packages/(shared|db)/src/([^/]+)/', pathNot: [tests, '/src/(kernel|wire|room|room-log|outbox)/'] },
    to: {
      path: '^packages/$1/src/[^/]+/',
      pathNot: [
        '^packages/$1/src/($2|kernel|wire|room|room-log)/',
        '/(contract|table)\\.ts$',
        '^packages/shared/src/[^/]+/contract/',
        '^packages/shared/src/.*/wire\\.ts$',
      ],
    },
  }),
  rule('platform-does-not-know-features', 'platform is told what it needs; a ticket alone names roles and rooms.', {
    from: { path: '^packages/platform/src/|^apps/[^/]+/src/platform/', pathNot: [tests, '/ticket\\.ts$'] },
    to: { path: '^apps/[^/]+/src/features/|^packages/shared/src/(account|chat|classroom|space|notice)/(rules|events|jobs)\\.ts$' },
  }),
  rule('router-goes-through-service', 'A router is a table of contents: put the work into service/<verb>.ts.', {
    from: { path: '^apps/api/src/features/[^/]+/router\\.ts$' },
    to: { path: `^packages/(db|platform)/|${npm('pg', 'drizzle-orm', 'ioredis', 'bullmq')}` },
  }),
  rule('service-takes-ports-not-clients', 'Ask for a port (Pick<Ports, …>) and let main.ts pass the client.', {
    from: { path: '^apps/api/src/features/[^/]+/(service\\.ts|service/)', pathNot: tests },
    to: { path: `^packages/db/src/(client|migrate|outbox)|${npm('pg', 'ioredis', 'bullmq', 'fastify')}`, dependencyTypesNot: byValue },
  }),
  rule('rules-are-pure', 'A rule decides from its arguments: pass in what it imports.', {
    from: { path: '^(packages|apps)/.*/rules\\.ts$' },
    to: {
      path: '.',
      pathNot: [
        '/(rules|contract|events|wire)\\.ts$',
        '^packages/shared/src/[^/]+/contract/',
        '^packages/shared/src/(kernel|wire)/',
        '^packages/shared/src/topics\\.ts$',
        npm('zod'),
      ],
    },
  }),
  rule('web-layers', 'app uses features, features use ui, ui uses lib; never the other way round.', {
    from: { path: '^apps/web/src/(lib|ui|features)/', pathNot: tests },
    to: { path: '^apps/web/src/app/' },
  }),
];
