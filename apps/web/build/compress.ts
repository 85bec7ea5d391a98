import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(js|css|html|svg)$/;
/** A smaller file fits into one packet as it is. */
const leastBytes = 1024;

/** Lays a Brotli and a gzip copy beside every text file of the build: the api sends them as they are and compresses nothing itself. */
export const compress = (): Plugin => {
  let folder = '';
  return {
    name: 'lyceum-compress',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir);
    },
    closeBundle: () => {
      for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!compressible.test(file)) continue;
        const path = join(folder, file);
        const bytes = readFileSync(path);
        if (bytes.length < leastBytes) continue;
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
};
