import { defineConfig } from '@lingui/cli';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'uk'],
  catalogs: [{ path: '<rootDir>/src/lib/locales/{locale}', include: ['<rootDir>/src'] }],
  orderBy: 'origin',
  compileNamespace: 'es',
});
