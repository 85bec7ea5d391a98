import type { welcome as welcomeJob } from '@lyceum/shared/notice/jobs.ts';
import type { z } from 'zod';
import { type Effect, type JobContext, nothing } from '../../platform/job.ts';
import { deliver } from './deliver.ts';
import type { NoticePorts } from './ports.ts';
import { welcomeTexts } from './texts.ts';

/** Greets somebody who has just registered, in their language. Who is gone meanwhile gets nothing. */
export const welcome =
  (ports: NoticePorts) =>
  async ({ personId }: z.output<typeof welcomeJob.payload>, { id }: JobContext): Promise<Effect> => {
    const person = await ports.store.read.account.person(personId);
    if (!person) return nothing;
    const text = welcomeTexts[person.locale](person.name);
    return deliver(ports, { id, dedupeKey: `welcome-${personId}`, ownerId: personId, reader: person, text, link: ports.publicUrl });
  };
