import type { Announcement, CalendarEvent, Module, ModuleItem } from './extras.ts';
import { id, time } from './spell.ts';
import type { Course } from './world.ts';

/** An announcement: a topic of a discussion, as `GET /announcements` tells it. */
export const announcementJson = ({ id: own, title, message, author, postedAt }: Announcement, course: Course, base: string) => ({
  ...{ id: id(own), title, message, posted_at: time(postedAt), delayed_post_at: null, context_code: `course_${course.id}` },
  ...{ author: { id: id('418900'), display_name: author, anonymous_id: 'x' }, user_name: author, published: true, locked: true },
  ...{ html_url: `${base}/courses/${course.id}/discussion_topics/${own}`, read_state: 'unread', unread_count: 0, attachments: [] },
});

/** An event as `GET /calendar_events` tells it. */
export const eventJson = (event: CalendarEvent, code: string, base: string) => {
  const { id: own, title, startsAt, endsAt, isAllDay, location } = event;
  return {
    ...{ id: id(own), title, type: 'event', start_at: time(startsAt), end_at: time(endsAt), all_day: isAllDay },
    ...{ all_day_date: isAllDay ? new Date(startsAt).toISOString().slice(0, 10) : null, location_name: location, location_address: null },
    ...{ context_code: code, workflow_state: 'active', hidden: false, parent_event_id: null, child_events: [], description: null },
    html_url: `${base}/calendar?event_id=${own}&include_contexts=${code}`,
  };
};

type Place = { readonly course: Course; readonly module: Module; readonly base: string };

export const moduleItemJson = ({ id: own, title, type, completed }: ModuleItem, { course, module, base }: Place) => ({
  ...{ id: id(own), module_id: id(module.id), position: module.items.findIndex((one) => one.id === own) + 1, title, indent: 0, type },
  ...(type !== 'SubHeader' && { html_url: `${base}/courses/${course.id}/modules/items/${own}` }),
  ...(completed !== null && { completion_requirement: { type: 'must_view', completed } }),
});

/** A module as `GET /courses/:id/modules` tells it. */
export const moduleJson = (module: Module, { course, base, isTold }: { course: Course; base: string; isTold: boolean }) => {
  const { id: own, name, state, unlockAt, items } = module;
  return {
    ...{ id: id(own), name, position: course.modules.indexOf(module) + 1, unlock_at: time(unlockAt), state, completed_at: null },
    ...{ require_sequential_progress: false, prerequisite_module_ids: [], items_count: items.length, published: true },
    items_url: `${base}/api/v1/courses/${course.id}/modules/${own}/items`,
    ...(isTold && { items: items.map((item) => moduleItemJson(item, { course, module, base })) }),
  };
};
