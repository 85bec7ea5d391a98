import type { NackCode } from '@lyceum/shared/wire/down.ts';
import type { CommandType } from '@lyceum/shared/wire/up.ts';
import type { QueueStore, Stored } from './ports.ts';

/** How a command ended. */
export type Outcome =
  | { readonly ok: true; readonly seq?: number | undefined }
  | { readonly ok: false; readonly code: NackCode | 'discarded'; readonly message: string };

/** A command on its way, as shown to people: `acked` is saved but not seen in the log yet. */
export interface Pending extends Stored {
  readonly durable: boolean;
  readonly state: 'queued' | 'sent' | 'acked' | 'refused';
  readonly refusal?: { readonly code: NackCode; readonly message: string } | undefined;
  readonly seq?: number | undefined;
}

/** What stands in the log survives the tab, keeps its order and is sent one at a time; the rest goes as it comes. */
const isDurable = (type: CommandType): boolean => type.startsWith('chat.') && type !== 'chat.read';
const latestOnly = new Set<CommandType>(['media.set', 'chat.read', 'auth.refresh']);
const retryable = new Set<NackCode>(['rate_limited', 'unavailable', 'not_joined']);

/** Commands from the moment they are made until the log shows them. */
export const createQueue = (store: QueueStore) => {
  let items: readonly Pending[] = [];
  const settlers = new Map<string, (outcome: Outcome) => void>();

  const settle = (cid: string, outcome: Outcome) => {
    settlers.get(cid)?.(outcome);
    settlers.delete(cid);
  };
  const patch = (cid: string, change: Partial<Pending>) => {
    items = items.map((item) => (item.cid === cid ? { ...item, ...change } : item));
  };
  const drop = (cid: string) => {
    const item = items.find((each) => each.cid === cid);
    items = items.filter((each) => each.cid !== cid);
    if (item?.durable) void store.remove(cid);
  };

  return {
    items: () => items,
    /** Takes in what an earlier tab left unsent; what is here already stays as it is. */
    restore: async () => {
      const stored = await store.load();
      const known = new Set(items.map((item) => item.cid));
      const old = stored.filter((item) => !known.has(item.cid)).map((item): Pending => ({ ...item, durable: true, state: 'queued' }));
      items = [...old.sort((a, b) => a.at - b.at), ...items];
    },
    add: (command: Stored): Promise<Outcome> => {
      const durable = isDurable(command.type);
      if (latestOnly.has(command.type)) {
        for (const old of items) {
          if (old.type !== command.type) continue;
          drop(old.cid);
          settle(old.cid, { ok: true });
        }
      }
      items = [...items, { ...command, durable, state: 'queued' }];
      if (durable) void store.put(command);
      return new Promise((resolve) => settlers.set(command.cid, resolve));
    },
    /** Whatever may go out now, marked as sent. */
    take: (): readonly Pending[] => {
      const isBusy = items.some((item) => item.durable && item.state === 'sent');
      const head = isBusy ? undefined : items.find((item) => item.durable && item.state === 'queued');
      const ready = items.filter((item) => item === head || (!item.durable && item.state === 'queued'));
      const cids = new Set(ready.map((item) => item.cid));
      items = items.map((item) => (cids.has(item.cid) ? { ...item, state: 'sent' } : item));
      return ready;
    },
    /** The connection is gone: what was not answered goes again, under the same name. */
    rewind: () => {
      items = items.map((item) => (item.state === 'sent' ? { ...item, state: 'queued' } : item));
    },
    acked: (ack: { readonly cid: string; readonly seq?: number | undefined }, seenSeq: number) => {
      const item = items.find((each) => each.cid === ack.cid);
      settle(ack.cid, { ok: true, seq: ack.seq });
      if (!item) return;
      const isShown = ack.seq === undefined || ack.seq <= seenSeq || item.type !== 'chat.send';
      if (isShown) return drop(ack.cid);
      void store.remove(ack.cid);
      patch(ack.cid, { state: 'acked', seq: ack.seq });
    },
    /** True when the same command should go again later. */
    nacked: (cid: string, code: NackCode, message: string): boolean => {
      const item = items.find((each) => each.cid === cid);
      if (item && retryable.has(code) && item.durable) {
        patch(cid, { state: 'queued' });
        return true;
      }
      settle(cid, { ok: false, code, message });
      if (item?.type === 'chat.send') {
        void store.remove(cid);
        patch(cid, { state: 'refused', refusal: { code, message } });
      } else if (item) drop(cid);
      return false;
    },
    /** The log shows these commands of ours, or is past them: nothing is left to wait for. */
    seen: (cids: ReadonlySet<string>, seq: number) => {
      for (const item of items) {
        if (cids.has(item.cid) || (item.state === 'acked' && (item.seq ?? 0) <= seq)) {
          drop(item.cid);
          settle(item.cid, { ok: true });
        }
      }
    },
    /** Tries a refused command again, as a new one. */
    retry: (cid: string, as: { readonly cid: string; readonly at: number }) => {
      const item = items.find((each) => each.cid === cid);
      if (item?.state !== 'refused') return;
      const again: Stored = { cid: as.cid, at: as.at, type: item.type, data: item.data };
      items = [...items.filter((each) => each.cid !== cid), { ...again, durable: true, state: 'queued' }];
      void store.put(again);
    },
    discard: (cid: string) => {
      drop(cid);
      settle(cid, { ok: false, code: 'discarded', message: 'discarded' });
    },
  };
};
