import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Load, Seen } from '../load/generator.ts';

/** Puts a load on a server from a process of its own on core 1 and answers what it saw. */
export const runLoad = (load: Load): Promise<Seen> =>
  new Promise((resolve, reject) => {
    const generator = fileURLToPath(new URL('../load/generator.ts', import.meta.url));
    const child = spawn('taskset', ['-c', '1', process.execPath, '--import', 'tsx', generator], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.on('message', (message: { seen?: Seen; error?: string }) => {
      child.disconnect();
      if (message.seen) resolve(message.seen);
      else reject(new Error(message.error));
    });
    child.on('exit', (code) => code !== 0 && reject(new Error(`the generator ended with ${code}`)));
    child.send(load);
  });
