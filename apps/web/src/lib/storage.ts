import { createStore, del, entries, get, set } from 'idb-keyval';
import type { QueueStore, Stored } from './room-socket/ports.ts';

const queues = createStore('lyceum-queue', 'commands');
const drafts = createStore('lyceum-drafts', 'drafts');
const quiet = () => undefined;

/** Unsent commands of one person in one room, in IndexedDB. Where that is refused (private windows), memory has to do. */
export const queueStore = (room: string, person: string): QueueStore => {
  const prefix = `${person}/${room}/`;
  return {
    load: async () => {
      const all = await entries<string, Stored>(queues);
      return all.filter(([key]) => key.startsWith(prefix)).map(([, item]) => item);
    },
    put: (item) => set(prefix + item.cid, item, queues).catch(quiet),
    remove: (cid) => del(prefix + cid, queues).catch(quiet),
  };
};

/** What was being written in a room when the tab went away. */
export const readDraft = (room: string, person: string): Promise<string> =>
  get<string>(`${person}/${room}`, drafts).then(
    (text) => text ?? '',
    () => '',
  );

export const writeDraft = (room: string, person: string, text: string): Promise<void> =>
  (text ? set(`${person}/${room}`, text, drafts) : del(`${person}/${room}`, drafts)).catch(quiet);
