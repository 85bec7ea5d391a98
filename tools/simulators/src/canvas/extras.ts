import { type Random, randomFrom } from './random.ts';
import { type Id, newId, type World } from './world.ts';

/** What a teacher told a course, as HTML. */
export interface Announcement {
  readonly id: Id;
  title: string;
  message: string;
  readonly author: string;
  postedAt: number;
}

/** Something in a calendar that is no assignment. */
export interface CalendarEvent {
  readonly id: Id;
  title: string;
  startsAt: number;
  endsAt: number;
  readonly isAllDay: boolean;
  readonly location: string | null;
}

export interface ModuleItem {
  readonly id: Id;
  readonly title: string;
  readonly type: 'Assignment' | 'Page' | 'Quiz' | 'File' | 'SubHeader';
  /** Null: nothing is asked of it. */
  completed: boolean | null;
}

export interface Module {
  readonly id: Id;
  name: string;
  state: 'locked' | 'unlocked' | 'started' | 'completed';
  readonly unlockAt: number | null;
  items: ModuleItem[];
}

const dayMs = 86_400_000;
const titles = ['Контрольна в п’ятницю', 'Room changed', 'Домашнє на тиждень', 'Excursion', 'Нові оцінки', 'Read before Monday'];

export const newAnnouncement = (random: Random, now: number): Announcement => ({
  id: newId(random),
  title: `${random.pick(titles)} ${random.int(1, 99)}`,
  message: `<p>Please read &amp; <b>prepare</b> page ${random.int(1, 300)}.</p><ul><li>pen</li><li>paper</li></ul>`,
  author: 'Оксана Коваль',
  postedAt: now - random.int(0, 150) * dayMs,
});

export const newEvent = (random: Random, now: number): CalendarEvent => {
  const isAllDay = random.chance(0.2);
  const day = Math.floor(now / dayMs) * dayMs + random.int(-25, 150) * dayMs;
  const startsAt = isAllDay ? day : day + random.int(6, 15) * 3_600_000;
  return {
    ...{ id: newId(random), title: `${random.pick(['Consultation', 'Олімпіада', 'Museum', 'Батьківські збори'])} ${random.int(1, 99)}` },
    ...{ startsAt, endsAt: isAllDay ? startsAt : startsAt + 3_600_000, isAllDay, location: random.chance(0.5) ? 'Room 12' : null },
  };
};

const newModule = (random: Random, size: number): Module => {
  const items = Array.from({ length: size }, (_, n): ModuleItem => {
    const completed = random.chance(0.6) ? random.chance(0.5) : null;
    return { id: newId(random), title: `Item ${n + 1}`, type: random.pick(['Assignment', 'Page', 'Quiz', 'File', 'SubHeader']), completed };
  });
  const state = random.pick(['locked', 'unlocked', 'started', 'completed'] as const);
  return { id: newId(random), name: `Module ${random.int(1, 30)}`, state, unlockAt: random.chance(0.2) ? 1_790_000_000_000 : null, items };
};

/**
 * Fills a world with what is read of it beside work: announcements, events, modules, and due dates of the student's own. A chance of its
 * own, so that everything else is the same with it and without.
 */
export const addExtras = (world: World, now: number): World => {
  const random = randomFrom(world.seed ^ 0x2545f491);
  for (const course of world.courses) {
    course.announcements = Array.from({ length: random.pick([0, 1, 3, 12]) }, () => newAnnouncement(random, now));
    course.events = Array.from({ length: random.pick([0, 1, 4]) }, () => newEvent(random, now));
    course.modules = Array.from({ length: random.pick([0, 1, 3]) }, () => newModule(random, random.pick([0, 2, 5, 24])));
    for (const one of course.assignments) {
      if (!random.chance(0.1)) continue;
      one.baseDueAt = (one.dueAt ?? now) - random.int(1, 9) * dayMs;
      one.overrides = random.int(1, 40);
    }
  }
  world.events = Array.from({ length: random.int(0, 2) }, () => newEvent(random, now));
  return world;
};

/** What happens beside work, as a client ought to tell it. */
export type Stir = 'announced' | 'event_added' | 'event_moved' | 'event_removed' | 'item_done';
const stirs: readonly Stir[] = ['announced', 'event_added', 'event_moved', 'event_removed', 'item_done'];

/** Lets something happen beside work: `kind`, or what chance says. Null when there was nothing for it to happen to. */
export const stir = (world: World, now: number, kind: Stir = world.random.pick(stirs)): Stir | null => {
  const { random } = world;
  const course = world.courses.length > 0 ? random.pick(world.courses) : undefined;
  if (!course) return null;
  if (kind === 'announced') course.announcements.push({ ...newAnnouncement(random, now), postedAt: now });
  else if (kind === 'event_added') course.events.push(newEvent(random, now));
  else if (kind === 'item_done') {
    const item = course.modules.flatMap(({ items }) => items).find(({ completed }) => completed === false);
    if (!item) return null;
    item.completed = true;
  } else {
    const event = course.events.find(({ startsAt }) => startsAt > now);
    if (!event) return null;
    if (kind === 'event_removed') course.events = course.events.filter((one) => one !== event);
    else Object.assign(event, { startsAt: event.startsAt + dayMs, endsAt: event.endsAt + dayMs });
  }
  return kind;
};
