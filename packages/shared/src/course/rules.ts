import type { Role } from '../account/contract.ts';
import type { LessonId, PersonId, QuizId } from '../kernel/ids.ts';
import type { DripRule, Interval, Lock, LockReason } from './contract/lesson.ts';
import type { Visibility } from './contract/world.ts';

const dayMs = 86_400_000;

/** Whoever looks at a course; null is somebody who is not signed in. */
export type Viewer = { readonly id: PersonId; readonly role: Role } | null;

/** What decides who may see a course. Times in milliseconds since 1970. */
export interface Sight {
  readonly ownerId: PersonId;
  readonly visibility: Visibility;
  readonly publishAt: number | null;
}

/** Whether somebody may edit a course: admins may, and the tutor it belongs to. */
export const mayEdit = ({ ownerId }: Pick<Sight, 'ownerId'>, viewer: Viewer): boolean =>
  viewer !== null && (viewer.role === 'admin' || (viewer.role === 'tutor' && viewer.id === ownerId));

/** Whether somebody belongs to those whom courses for members are for. */
export const isMember = (viewer: Viewer): boolean => viewer !== null && viewer.role !== 'user';

/** Whether somebody may see a course at `now`. Before its day, and as a draft, only whoever may edit it. */
export const maySee = (course: Sight, viewer: Viewer, now: number): boolean => {
  if (mayEdit(course, viewer)) return true;
  if (course.publishAt !== null && course.publishAt > now) return false;
  return course.visibility === 'public' || (course.visibility === 'member' && isMember(viewer));
};

/** What a lesson's rules are held against, for one person at one moment. */
export interface LockFacts {
  readonly now: number;
  /** Null for who has not enrolled. */
  readonly enrolledAt: number | null;
  /** Opened to this person by hand, or theirs to edit. */
  readonly isOverridden: boolean;
  /** The lessons that rules name and that are still there. */
  readonly lessons: ReadonlyMap<LessonId, { readonly title: string; readonly isCompleted: boolean }>;
  /** The quizzes that rules name and that are still there, with the percent that counts. */
  readonly quizzes: ReadonlyMap<QuizId, { readonly title: string; readonly best: number | null }>;
}

const iso = (at: number): string => new Date(at).toISOString();
const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
const weekday = part({ weekday: 'long' });
const date = part({ day: 'numeric', month: 'long', year: 'numeric' });
const inWords = (at: number): string => `${weekday.format(at)}, ${date.format(at)}`;
const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

const dateReason = (at: number, now: number): LockReason | null =>
  at <= now ? null : { code: 'date', at: iso(at), text: `It opens on ${inWords(at)}.` };

const enrolmentReason = (count: number, { enrolledAt, now }: LockFacts): LockReason | null => {
  if (enrolledAt === null) return { code: 'enrolment', days: count, at: null, text: `It opens ${days(count)} after you enrol.` };
  const at = enrolledAt + count * dayMs;
  if (at <= now) return null;
  return { code: 'enrolment', days: count, at: iso(at), text: `It opens on ${inWords(at)}, ${days(count)} after you enrolled.` };
};

/** Why a rule is not met; null when it is, or when what it names is no longer there: nobody can be asked for that. */
const reasonOf = (rule: DripRule, facts: LockFacts): LockReason | null => {
  if (rule.kind === 'date') return dateReason(Date.parse(rule.at), facts.now);
  if (rule.kind === 'enrolment') return enrolmentReason(rule.days, facts);
  if (rule.kind === 'prerequisite') {
    const { lessonId } = rule;
    const lesson = facts.lessons.get(lessonId);
    if (!lesson || lesson.isCompleted) return null;
    return { code: 'prerequisite', lessonId, title: lesson.title, text: `Complete “${lesson.title}” first.` };
  }
  const { quizId, percent } = rule;
  const quiz = facts.quizzes.get(quizId);
  if (!quiz || (quiz.best ?? -1) >= percent) return null;
  const soFar = quiz.best === null ? '' : ` You have ${quiz.best}% so far.`;
  return { code: 'score', quizId, percent, title: quiz.title, best: quiz.best, text: `Reach ${percent}% in “${quiz.title}”.${soFar}` };
};

/** Whether a lesson is open to somebody, and if not, everything that keeps it shut. A day of publication is a rule like a date. */
export const lockOf = (lesson: { readonly drip: readonly DripRule[]; readonly publishAt: number | null }, facts: LockFacts): Lock => {
  if (facts.isOverridden) return { isOpen: true, reasons: [], opensAt: null };
  const published = lesson.publishAt === null ? null : dateReason(lesson.publishAt, facts.now);
  const reasons = [published, ...lesson.drip.map((rule) => reasonOf(rule, facts))].filter((reason) => reason !== null);
  const times = reasons.map((reason) => ('at' in reason ? reason.at : null));
  const known = times.filter((at) => at !== null);
  const opensAt = known.length > 0 && known.length === times.length ? known.reduce((a, b) => (a > b ? a : b)) : null;
  return { isOpen: reasons.length === 0, reasons, opensAt };
};

/** Percent of the lessons that are completed, whole only when all are. */
export const progressOf = (completed: number, lessons: number): number =>
  lessons === 0 ? 0 : Math.min(100, Math.floor((100 * completed) / lessons));

/** Where a lesson stands in its course. */
export interface Place {
  readonly weekNumber: number;
  readonly dayNumber: number;
  readonly orderIndex: number;
}

/** The order of lessons: by week, day and index. */
export const byPlace = (a: Place, b: Place): number =>
  a.weekNumber - b.weekNumber || a.dayNumber - b.dayNumber || a.orderIndex - b.orderIndex;

/**
 * Gives each lesson of a course its new place: the n-th takes the n-th place there is, so that weeks and days keep their shape.
 * Null unless `order` names every lesson once.
 */
export const reorderPlaces = (
  lessons: readonly (Place & { readonly id: LessonId })[],
  order: readonly LessonId[],
): (Place & { readonly id: LessonId })[] | null => {
  const known = new Set(lessons.map(({ id }) => id));
  if (order.length !== lessons.length || new Set(order).size !== order.length || !order.every((id) => known.has(id))) return null;
  const places = [...lessons].sort(byPlace);
  return places.map(({ weekNumber, dayNumber, orderIndex }, n) => ({ id: order[n] as LessonId, weekNumber, dayNumber, orderIndex }));
};

const touching = 0.25;

/** What was seen in all: the union of two sets of stretches, in order and without overlaps. Stretches that almost touch are one. */
export const uniteIntervals = (seen: readonly Interval[], more: readonly Interval[]): Interval[] => {
  const sorted = [...seen, ...more].filter(([from, to]) => to > from).sort((a, b) => a[0] - b[0]);
  const united: Interval[] = [];
  for (const [from, to] of sorted) {
    const last = united.at(-1);
    if (last && from <= last[1] + touching) united[united.length - 1] = [last[0], Math.max(last[1], to)];
    else united.push([from, to]);
  }
  return united;
};

/** How many seconds stretches without overlaps hold. */
export const secondsOf = (intervals: readonly Interval[]): number =>
  Math.round(intervals.reduce((sum, [from, to]) => sum + to - from, 0) * 1000) / 1000;

/** What rules of a course's lessons may name: its lessons, each with those it needs itself, and its quizzes. */
export interface Nameable {
  readonly lessons: ReadonlyMap<LessonId, readonly LessonId[]>;
  readonly quizzes: ReadonlySet<QuizId>;
}

const needs = (id: LessonId, wanted: LessonId, { lessons }: Nameable): boolean => {
  const seen = new Set<LessonId>();
  const ahead = [id];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (next === wanted) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    ahead.push(...(lessons.get(next) ?? []));
  }
  return false;
};

/** What is wrong with the rules of a lesson, by their index: they name what is not in the course, or would keep the lesson shut for ever. */
export const strayRules = (
  id: LessonId,
  drip: readonly DripRule[],
  nameable: Nameable,
): { readonly index: number; readonly message: string }[] =>
  drip.flatMap((rule, index) => {
    if (rule.kind === 'score') return nameable.quizzes.has(rule.quizId) ? [] : [{ index, message: 'names no quiz of this course' }];
    if (rule.kind !== 'prerequisite') return [];
    if (rule.lessonId !== id && !nameable.lessons.has(rule.lessonId)) return [{ index, message: 'names no lesson of this course' }];
    return needs(rule.lessonId, id, nameable) ? [{ index, message: 'makes lessons wait for each other' }] : [];
  });
