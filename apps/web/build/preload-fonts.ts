import type { Plugin } from 'vite';

/** The interface face in the two scripts of our languages: what the first paint of any page reads. */
const firstPaint = /onest-(latin|cyrillic)-wght-normal-[\w-]+\.woff2$/;

/** Asks the browser for the first fonts together with the styles, instead of after them. */
export const preloadFonts = (): Plugin => ({
  name: 'lyceum:preload-fonts',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => firstPaint.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: true },
          injectTo: 'head-prepend' as const,
        })),
  },
});
