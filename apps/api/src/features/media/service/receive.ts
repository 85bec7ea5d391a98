import { gather } from '@lyceum/db/gather.ts';
import type { EventRow } from '@lyceum/db/media/writer.ts';
import type { Store } from '@lyceum/db/transact.ts';
import { isGenuine } from '@lyceum/platform/video/signature.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import { apply } from '@lyceum/shared/media/jobs.ts';
import { webhookToleranceMs } from '@lyceum/shared/media/rules.ts';
import { eventSighting, MuxEvent } from '@lyceum/shared/media/wire.ts';
import type { MediaPorts } from '../ports.ts';

/** A message as it came over the wire. */
export interface Message {
  readonly body: Uint8Array;
  readonly signature: string | undefined;
}

const readEvent = (body: Uint8Array): { readonly event: MuxEvent; readonly text: string } => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    return { event: MuxEvent.parse(JSON.parse(text)), text };
  } catch {
    throw new Refusal('malformed', { message: 'This is not a message of Mux.' });
  }
};

/** A message to be kept, and whether it tells anything. */
interface Kept {
  readonly row: EventRow;
  readonly hasEffect: boolean;
}

/** Keeps messages that come together in one transaction, in one order for everybody: two batches must not wait for each other in a circle. */
const keepTogether = (store: Store): ((kept: Kept) => Promise<unknown>) =>
  gather<Kept, true>(async (batch) => {
    const inOrder = [...batch].sort((a, b) => (a.row.id < b.row.id ? -1 : Number(a.row.id > b.row.id)));
    await store.transact(async (tx) => {
      const fresh = await tx.media.storeEvents(inOrder.map(({ row }) => row));
      const told = inOrder.filter(({ row, hasEffect }) => hasEffect && fresh.has(row.id));
      await tx.enqueueEach(
        apply,
        told.map(({ row }) => ({ eventId: row.id })),
      );
    });
    return new Map();
  });

/** Keeps a genuine message as it came and asks for its effect, in one transaction; once, however often it comes. What it means is decided later. */
export const receive = ({ store, clock, webhookSecrets }: Pick<MediaPorts, 'store' | 'clock' | 'webhookSecrets'>) => {
  const keep = keepTogether(store);
  return async ({ body, signature }: Message): Promise<void> => {
    if (webhookSecrets.length === 0) throw new Refusal('unavailable', { message: 'MUX_WEBHOOK_SECRET is not set.' });
    const proof = { header: signature, body, secrets: webhookSecrets, nowMs: clock.now(), toleranceMs: webhookToleranceMs };
    if (!isGenuine(proof)) throw new Refusal('malformed', { message: 'The signature is not valid, or not of this time.' });
    const { event, text } = readEvent(body);
    const sighting = eventSighting(event);
    const { id, type } = event;
    const row = { id, type, uploadId: sighting?.uploadId ?? null, assetId: sighting?.facts.assetId ?? null, body: text };
    await keep({ row, hasEffect: sighting !== null });
  };
};
