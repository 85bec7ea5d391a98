import { defineConfig } from 'vitest/config';

const skip = ['**/node_modules/**', '**/dist/**'];
const anywhere = (suffix: string): string[] => [`apps/*/src/**/*${suffix}`, `packages/*/src/**/*${suffix}`, `tools/*/src/**/*${suffix}`];

// The suffix of a test's file says what it needs; `.test.ts` alone needs nothing but itself.
export default defineConfig({
  test: {
    // Services are started once for the whole run; a project that extended this config would start them again.
    globalSetup: ['tools/stack/src/test/global-setup.ts'],
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          isolate: false,
          include: [...anywhere('.test.ts'), ...anywhere('.test.tsx')],
          exclude: [...skip, '**/*.it.test.ts', '**/*.contract.test.ts'],
        },
      },
      { test: { name: 'contract', isolate: false, include: anywhere('.contract.test.ts'), exclude: skip, testTimeout: 20_000 } },
      {
        test: {
          name: 'integration',
          isolate: false,
          include: anywhere('.it.test.ts'),
          exclude: skip,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['apps/web/e2e/**/*.e2e.ts'],
          exclude: skip,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // After the others: a browser and a whole stack each take the machine.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
