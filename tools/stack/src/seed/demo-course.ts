import type { DripRule } from '@lyceum/shared/course/contract/lesson.ts';
import { CourseInput } from '@lyceum/shared/course/contract/world.ts';
import type { z } from 'zod';
import { type DemoQuiz, readQuiz } from './demo-quiz.ts';

/** What a lesson of the demo waits for; lessons are named by their number in the course. */
export type DemoRule =
  | { readonly kind: 'after'; readonly lesson: number }
  | { readonly kind: 'score'; readonly lesson: number; readonly percent: number }
  | Extract<DripRule, { kind: 'enrolment' }>;

/** A lesson of the demo, as it is written in its course's file. */
export interface DemoLesson {
  readonly title: string;
  readonly minutes: number;
  readonly xpValue: number;
  readonly isBossBattle: boolean;
  readonly description: string;
  readonly notes: string;
  readonly quizzes: readonly DemoQuiz[];
  readonly rules: readonly DemoRule[];
}

/** A course of the demo: its levels are its weeks. */
export interface DemoCourse {
  readonly head: z.output<typeof CourseInput>;
  readonly levels: readonly { readonly title: string; readonly lessons: readonly DemoLesson[] }[];
}

/** The pieces of a text that begin with a heading, each as its heading and what follows. What stands before the first is left out. */
const pieces = (text: string, mark: '#' | '##' | '###'): { heading: string; body: string }[] =>
  text
    .split(new RegExp(`^${mark} `, 'm'))
    .slice(1)
    .map((piece) => {
      const [heading = '', ...body] = piece.split('\n');
      return { heading: heading.trim(), body: body.join('\n').trim() };
    });

const before = (text: string, mark: '#' | '##' | '###'): string => text.split(new RegExp(`^${mark} `, 'm'))[0]?.trim() ?? '';

const ruleOf = (word: string): DemoRule[] => {
  const [kind, first, second] = word.split(' ');
  if (kind === 'after') return [{ kind, lesson: Number(first) }];
  if (kind === 'score') return [{ kind, lesson: Number(first), percent: Number(second) }];
  return kind === 'days' ? [{ kind: 'enrolment', days: Number(first) }] : [];
};

/** The number in front of a unit, e.g. of `12 min`. */
const amount = (words: readonly string[], unit: RegExp): number => Number(words.find((word) => unit.test(word))?.split(' ')[0] ?? 0);

const readLesson = (heading: string, body: string): DemoLesson => {
  const [title = '', ...words] = heading.split(' · ');
  const text = before(body, '###');
  const [, description = ''] = /^\*(.+)\*$/m.exec(text) ?? [];
  return {
    title,
    minutes: amount(words, /^\d+ (min|хв)$/),
    xpValue: amount(words, /^\d+ XP$/),
    isBossBattle: words.includes('boss'),
    description,
    notes: text.replace(`*${description}*`, '').trim(),
    quizzes: pieces(body, '###').map((quiz) => readQuiz(quiz.heading, quiz.body)),
    rules: words.flatMap(ruleOf),
  };
};

/**
 * Reads a course from its file: first what it is (`title: …`), then `#` for each level, `##` for each lesson with its minutes and XP,
 * `###` for each quiz. A rule of a level (`· after 12`) holds for all of its lessons.
 */
export const readCourse = (text: string): DemoCourse => {
  const head = Object.fromEntries(
    before(text, '#')
      .split('\n')
      .map((row) => [row.slice(0, row.indexOf(':')), row.slice(row.indexOf(':') + 1).trim()]),
  );
  const levels = pieces(text, '#').map(({ heading, body }) => {
    const [title = '', ...words] = heading.split(' · ');
    const rules = words.flatMap(ruleOf);
    const lessons = pieces(body, '##').map((lesson) => readLesson(lesson.heading, lesson.body));
    return { title, lessons: lessons.map((lesson) => ({ ...lesson, rules: [...rules, ...lesson.rules] })) };
  });
  return { head: CourseInput.parse(head), levels };
};
