import type { tokenEnding as tokenEndingJob } from '@lyceum/shared/notice/jobs.ts';
import type { z } from 'zod';
import { type Effect, type JobContext, nothing } from '../../platform/job.ts';
import { deliver } from './deliver.ts';
import type { NoticePorts } from './ports.ts';
import { tokenEndingTexts } from './texts.ts';

/** Warns somebody that their Canvas token ends, unless it was replaced or taken away meanwhile. */
export const tokenEnding =
  (ports: NoticePorts) =>
  async (payload: z.output<typeof tokenEndingJob.payload>, { id }: JobContext): Promise<Effect> => {
    const { store, publicUrl } = ports;
    const { connectionId, endsAt, days } = payload;
    const connection = await store.read.canvas.connectionOf(connectionId);
    if (connection?.tokenExpiresAt?.getTime() !== Date.parse(endsAt)) return nothing;
    const person = await store.read.account.person(connection.personId);
    if (!person) return nothing;
    const text = tokenEndingTexts[person.locale]({ name: person.name, canvas: connection.canvasName, days });
    const dedupeKey = `token-ending-${connectionId}-${Date.parse(endsAt)}-${days}`;
    return deliver(ports, { id, dedupeKey, ownerId: person.id, reader: person, text, link: `${publicUrl}/canvas` });
  };
