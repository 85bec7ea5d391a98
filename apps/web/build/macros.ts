import { transformAsync } from '@babel/core';
import type { Plugin } from 'vite';

/** Expands Lingui's macros before anything else reads a file; files without a macro are not parsed at all. */
export const linguiMacros = (): Plugin => ({
  name: 'lyceum:lingui-macros',
  enforce: 'pre',
  async transform(code, id) {
    const file = id.split('?')[0] ?? id;
    if (!/\.tsx?$/.test(file) || !/@lingui\/(react|core)\/macro/.test(code)) return null;
    const result = await transformAsync(code, {
      filename: file,
      babelrc: false,
      configFile: false,
      sourceMaps: true,
      plugins: ['@lingui/babel-plugin-lingui-macro'],
      parserOpts: { plugins: ['typescript', 'jsx'] },
    });
    return result?.code ? { code: result.code, map: result.map ?? null } : null;
  },
});
