import type { CourseLanguage } from '@lyceum/shared/course/contract/world.ts';
import type { course } from '@lyceum/shared/course/contract.ts';
import { maySee } from '@lyceum/shared/course/rules.ts';
import type { z } from 'zod';
import type { Actor } from '../../../platform/actor.ts';
import type { CoursePorts } from '../ports.ts';
import { readerOf, viewerOf } from './viewer.ts';

const shown = 20;

/** Finds courses and lessons by their titles and texts, among those that one may see. A locked lesson is found by its course's syllabus, not here. */
export const search =
  ({ store, clock, catalogue }: Pick<CoursePorts, 'store' | 'clock' | 'catalogue'>) =>
  async (
    { text, language }: { readonly text: string; readonly language?: CourseLanguage | undefined },
    actor: Actor,
  ): Promise<z.output<typeof course.search.output>> => {
    const viewer = viewerOf(actor);
    const { shared } = await catalogue.worlds(readerOf(actor));
    const seen = shared.filter((world) => maySee(world, viewer, clock.now()) && (language === undefined || world.language === language));
    const titles = new Map(seen.map(({ id, title }) => [id, title]));
    const hits = await store.read.course.search(text, [...titles.keys()], shown);
    return { items: hits.map((hit) => ({ ...hit, courseTitle: titles.get(hit.courseId) ?? '' })) };
  };
