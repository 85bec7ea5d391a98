import { includesOf, isAnswer, listed, notAllowed, notFound, openCourse, type Route, refused, since } from './question.ts';
import { announcementJson, eventJson, moduleItemJson, moduleJson } from './render-extras.ts';
import { id, time } from './spell.ts';
import type { Course } from './world.ts';

const dayMs = 86_400_000;
const contextsOf = (url: URL): string[] => url.searchParams.getAll('context_codes[]');

/** All or nothing: one course that may not be read spoils the rest. Without dates: from two weeks back to four ahead. */
export const announcements: Route = (question) => {
  const { url, student, now, base } = question;
  const codes = contextsOf(url);
  if (codes.length === 0) return refused(400, { message: 'Missing context_codes' });
  const found = codes.map((code) => openCourse(question, code.replace('course_', '')));
  if (found.some(isAnswer)) {
    if (found.length > 1) student.met.add('T12');
    return notAllowed(student);
  }
  const [usualFrom, usualTo] = [now - 14 * dayMs, now + 28 * dayMs];
  const [from, to] = [since(url, 'start_date') ?? usualFrom, since(url, 'end_date') ?? usualTo];
  if (from === 'bad' || to === 'bad') return refused(400, { errors: 'Invalid date or invalid datetime for start_date' });
  const told = (found as Course[])
    .flatMap((course) => course.announcements.map((one) => ({ one, course })))
    .filter(({ one: { postedAt } }) => postedAt >= from && postedAt <= to)
    .sort((a, b) => b.one.postedAt - a.one.postedAt);
  if (told.some(({ one: { postedAt } }) => postedAt < usualFrom)) student.met.add('T14');
  return listed(question, told, { isBookmarked: false, render: ({ one, course }) => announcementJson(one, course, base) });
};

const contextsAtMost = 10;

/** Ten calendars are looked at; whatever else was named is passed over without a word. Without any: one's own. Without dates: today. */
export const calendar: Route = (question) => {
  const { url, student, now, base } = question;
  const { world, met } = student;
  const [from, to] = [since(url, 'start_date') ?? now, since(url, 'end_date') ?? now];
  if (from === 'bad' || to === 'bad') return refused(400, { errors: { start_date: 'Invalid date or datetime' } });
  if (world.courses.filter(({ isRestricted }) => !isRestricted).length + 1 > contextsAtMost) met.add('T13');
  const own = `user_${world.userId}`;
  const named = contextsOf(url);
  const codes = (named.length === 0 ? [own] : named).slice(0, contextsAtMost);
  const calendars = [
    { code: own, events: world.events },
    ...world.courses.filter(({ isRestricted }) => !isRestricted).map((course) => ({ code: `course_${course.id}`, events: course.events })),
  ];
  // Canvas takes the whole day of the last date.
  const events = calendars
    .filter(({ code }) => codes.includes(code))
    .flatMap(({ code, events }) => events.map((event) => ({ event, code })))
    .filter(({ event }) => event.startsAt <= to + dayMs && event.endsAt >= from);
  if (events.some(({ event }) => event.startsAt > now + dayMs || event.endsAt < now)) met.add('T14');
  return listed(question, events, { isBookmarked: false, render: ({ event, code }) => eventJson(event, code, base) });
};

/** Modules with their items, unless there are many: then without a word about them but how many. */
export const modules: Route = (question, [courseId]) => {
  const course = openCourse(question, courseId);
  if (isAnswer(course)) return course;
  const includes = includesOf(question);
  const { student, base } = question;
  return listed(question, course.modules, {
    isBookmarked: false,
    render: (module) => {
      const isTold = includes.has('items') && module.items.length <= student.temper.itemsAtMost;
      if (!isTold && module.items.length > 0) student.met.add('T21');
      return moduleJson(module, { course, base, isTold });
    },
  });
};

export const moduleItems: Route = (question, [courseId, moduleId]) => {
  const course = openCourse(question, courseId);
  if (isAnswer(course)) return course;
  const module = course.modules.find((one) => one.id === moduleId);
  if (!module) return notFound;
  const { base } = question;
  return listed(question, module.items, { isBookmarked: false, render: (item) => moduleItemJson(item, { course, module, base }) });
};

/** A token by its first five letters, for the one whose it is; schools may not tell. */
export const token: Route = ({ student }, [hint]) => {
  if (student.temper.hidesTokens) return notAllowed(student);
  if (hint !== student.tokenHint) return notFound;
  return {
    status: 200,
    body: {
      ...{ id: id('4190'), user_id: id(student.world.userId), purpose: 'Lyceum', app_name: null, scopes: [], remember_access: null },
      ...{ created_at: null, expires_at: time(student.tokenEndsAt), workflow_state: 'active', token: null, can_manually_regenerate: true },
    },
    rows: 1,
  };
};
