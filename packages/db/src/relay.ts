import type { Bus } from '@lyceum/shared/kernel/ports.ts';
import { batchesOf, type Committed, frameOf, pack, roomChannel } from '@lyceum/shared/room/wire.ts';
import type { OutboxJob } from './outbox.ts';
import type { Relay } from './transact.ts';

/** Where committed announcements and jobs go. */
export interface RelayPorts {
  readonly bus: Bus;
  readonly queue: { add(job: OutboxJob): Promise<void> };
  /** This process, so that nodes tell messages of their own from others'. */
  readonly nodeId: string;
}

/**
 * Carries out what a transaction committed: events to the realtime nodes, jobs to the queue. Whatever is lost on the way is
 * found again: nodes read what they miss from the log, and the worker sweeps the outbox.
 */
export const createRelay = ({ bus, queue, nodeId }: RelayPorts): Relay => ({
  announce: (events: readonly Committed[]): void => {
    for (const { room, first, last, texts, kinds } of batchesOf(events)) {
      const message = pack({ lane: 'log', node: nodeId, first, last, kinds, body: frameOf(texts) });
      bus.publish(roomChannel(room), message).catch(() => undefined);
    }
  },
  dispatch: async (jobs: readonly OutboxJob[]): Promise<void> => {
    await Promise.all(jobs.map((job) => queue.add(job)));
  },
});
