import { newAssignment, newCourse, newSubmission, type World } from './world.ts';

const dayMs = 86_400_000;

/** What happened, as a client ought to tell it. */
export type Happening =
  | 'due_moved'
  | 'graded'
  | 'handed_in'
  | 'renamed'
  | 'added'
  | 'removed'
  | 'course_added'
  | 'course_removed'
  | 'score_moved';

const kinds: readonly Happening[] = [
  'due_moved',
  'graded',
  'handed_in',
  'renamed',
  'added',
  'removed',
  'course_added',
  'course_removed',
  'score_moved',
];

/** Lets something happen in a world: `kind`, or what chance says. Answers null when there was nothing for it to happen to. */
export const drift = (world: World, now: number, kind: Happening = world.random.pick(kinds)): Happening | null => {
  const { random } = world;
  if (kind === 'course_added') {
    world.courses.push({ ...newCourse(random), isRestricted: false });
    world.plannerVersion += 1;
    return kind;
  }
  const course = world.courses.length > 0 ? random.pick(world.courses) : undefined;
  if (!course) return null;
  if (kind === 'course_removed') {
    world.courses = world.courses.filter((one) => one !== course);
    world.plannerVersion += 1;
    return kind;
  }
  if (kind === 'score_moved') {
    course.currentScore = Math.round(random.next() * 1000) / 10;
    return kind;
  }
  if (kind === 'added') {
    course.assignments.push({ ...newAssignment(random, now), updatedAt: now });
    world.plannerVersion += 1;
    return kind;
  }
  const assignment = course.assignments.length > 0 ? random.pick(course.assignments) : undefined;
  if (!assignment) return null;
  if (kind === 'removed') course.assignments = course.assignments.filter((one) => one !== assignment);
  else if (kind === 'renamed') assignment.name = `${assignment.name} (new)`;
  else if (kind === 'due_moved') assignment.dueAt = (assignment.dueAt ?? now) + random.int(1, 5) * dayMs;
  else if (kind === 'handed_in') {
    // Without a grade: whoever asks for what was graded since never hears of it.
    const { submission } = assignment;
    const fresh = {
      state: 'submitted',
      submittedAt: now,
      gradedAt: null,
      postedAt: null,
      score: null,
      grade: null,
      graderId: null,
    } as const;
    assignment.submission = { ...submission, ...fresh, missing: false, excused: false };
    return kind;
  } else {
    // A grade changes nothing that a planner's ETag looks at: that is the trap of it.
    assignment.submission = { ...newSubmission(random, assignment, now), gradedAt: now };
    return kind;
  }
  assignment.updatedAt = now;
  world.plannerVersion += 1;
  return kind;
};
