import { connect } from '@lyceum/db/client.ts';
import { openStore } from '@lyceum/db/transact.ts';
import { createLog } from '@lyceum/platform/log.ts';
import { seedStore } from '@lyceum/stack/seed/seed.ts';
import { readRows, writeRows } from './floor.ts';

/** What a process of its own is to do, once: fill a school as `npm start` does, or with rows that are known. */
export type Filling =
  | { readonly how: 'demo'; readonly url: string }
  | { readonly how: 'rows'; readonly url: string; readonly like: string; readonly unlike: string };

const fill = async (url: string): Promise<number> => {
  const db = connect({ url, name: 'bench', max: 1, log: createLog({ name: 'bench', level: 'warn' }) });
  const store = openStore(db, { announce: () => undefined, dispatch: async () => undefined });
  await db.ping();
  const began = performance.now();
  await seedStore(store, Date.now(), { videos: true, canvas: null });
  const took = performance.now() - began;
  await db.close();
  return took;
};

process.once('message', async (filling: Filling) => {
  process.send?.(
    filling.how === 'demo' ? await fill(filling.url) : await writeRows(filling.url, await readRows(filling.like, filling.unlike)),
  );
  process.disconnect();
});
