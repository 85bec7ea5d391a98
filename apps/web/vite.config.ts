import { fileURLToPath } from 'node:url';
import { lingui } from '@lingui/vite-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './build/compress.ts';
import { linguiMacros } from './build/macros.ts';
import { preloadFonts } from './build/preload-fonts.ts';

const api = process.env.API_URL ?? 'http://127.0.0.1:8000';

export default defineConfig({
  plugins: [
    linguiMacros(),
    react(),
    lingui({ configPath: fileURLToPath(new URL('lingui.config.ts', import.meta.url)) }),
    tailwindcss(),
    preloadFonts(),
    compress(),
  ],
  resolve: { dedupe: ['react', 'react-dom'] },
  server: {
    port: Number(process.env.PORT ?? 20_000),
    strictPort: true,
    proxy: { '/trpc': api, '/storage': api, '/ws': { target: api, ws: true } },
  },
  build: {
    target: 'es2022',
    manifest: true,
    // Data addresses are left to the few ink masks; everything else is a file that caches for ever.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
