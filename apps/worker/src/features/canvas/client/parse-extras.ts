import type { ReadAnnouncement, ReadEvent, ReadModule } from '@lyceum/db/canvas/writer/extras.ts';
import { type ModuleItem, ModuleState } from '@lyceum/shared/canvas/contract/extras.ts';
import { CanvasId } from '@lyceum/shared/kernel/ids.ts';
import { isStorable } from '@lyceum/shared/kernel/text.ts';
import { compile } from 'html-to-text';
import { z } from 'zod';
import { byId, each, Flag, Id, iso, type Parsed, Text, Time } from './fields.ts';

/** As much of an announcement as anybody reads in a list; the rest stands in Canvas. */
const longestMessage = 4_000;
/** What is longer is no text that anybody wrote. */
const mostHtml = 200_000;

// Made once: what to do with each tag is decided here and not for every text.
const textOf = compile({
  wordwrap: false,
  limits: { maxDepth: 50, maxChildNodes: 5_000 },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});
const plain = (html: string): string => {
  const text = textOf(html.slice(0, mostHtml));
  return text.length > longestMessage ? `${text.slice(0, longestMessage)}…` : text;
};
const Message = z.string().transform(plain).refine(isStorable).nullish().catch(null);

const Announcement = z.looseObject({
  id: Id,
  title: Text,
  message: Message,
  context_code: z.string(),
  author: z.looseObject({ display_name: Text }).nullish().catch(null),
  posted_at: Time,
  html_url: Text,
});
const Event = z.looseObject({
  id: Id,
  title: Text,
  start_at: Time,
  end_at: Time,
  all_day: Flag,
  location_name: Text,
  context_code: z.string(),
  hidden: Flag,
  html_url: Text,
});
const Item = z.looseObject({
  id: Id,
  title: Text,
  type: Text,
  html_url: Text,
  completion_requirement: z.looseObject({ completed: Flag }).nullish().catch(null),
});
const Module = z.looseObject({
  id: Id,
  name: Text,
  position: z.int().nullish().catch(null),
  state: ModuleState.catch('unlocked'),
  unlock_at: Time,
  items_count: z.int().nonnegative().nullish().catch(null),
  items: z.array(z.unknown()).nullish().catch(null),
});

const courseOf = (code: string): CanvasId | null => {
  const id = CanvasId.safeParse(/^course_(.+)$/.exec(code)?.[1]);
  return id.success ? id.data : null;
};

/** Announcements, each with the course that it was told to; their HTML as plain text. */
export const readAnnouncements = (items: readonly unknown[]): Parsed<ReadAnnouncement> =>
  byId(
    each(Announcement, items, ({ id, title, message, context_code, author, posted_at, html_url }) => {
      const courseId = courseOf(context_code);
      // Groups have theirs; they are not asked for.
      if (courseId === null) return context_code.startsWith('course_') ? 'bad' : null;
      return {
        ...{ id, courseId, title: title ?? '', message: message ?? '', author: author?.display_name ?? null },
        ...{ postedAt: iso(posted_at), url: html_url ?? null },
      };
    }),
  );

/** Events of courses, and, under the code `own`, of the person. What a section shows in place of its course is there for itself. */
export const readEvents = (items: readonly unknown[], own: string | null): Parsed<ReadEvent> =>
  byId(
    each(Event, items, ({ id, title, start_at, end_at, all_day, location_name, context_code, hidden, html_url }) => {
      const courseId = courseOf(context_code);
      if (hidden === true || (courseId === null && context_code !== own)) return null;
      return {
        ...{ id, courseId, title: title ?? '', startsAt: iso(start_at), endsAt: iso(end_at), isAllDay: all_day === true },
        ...{ location: location_name ?? null, url: html_url ?? null },
      };
    }),
  );

/** The items of a module. */
export const readItems = (items: readonly unknown[]): Parsed<ModuleItem> =>
  byId(
    each(Item, items, ({ id, title, type, html_url, completion_requirement }) => ({
      ...{ id, title: title ?? '', kind: type ?? '', url: html_url ?? null },
      isDone: completion_requirement?.completed ?? null,
    })),
  );

/** Modules of a course. `missing`: those of which Canvas says that they have items, and not which. */
export const readModules = (items: readonly unknown[]): Parsed<ReadModule> & { readonly missing: readonly CanvasId[] } => {
  const missing: CanvasId[] = [];
  let lost = 0;
  const { rows, bad } = byId(
    each(Module, items, ({ id, name, position, state, unlock_at, items: told, items_count }) => {
      const read = readItems(told ?? []);
      lost += read.bad;
      if (read.rows.length + read.bad < (items_count ?? 0)) missing.push(id);
      return { ...{ id, name: name ?? '', position: position ?? 0, state, unlockAt: iso(unlock_at) }, items: read.rows };
    }),
  );
  return { rows, bad: bad + lost, missing };
};
