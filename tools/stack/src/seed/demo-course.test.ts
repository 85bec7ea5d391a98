import type { QuestionKind } from '@lyceum/shared/quiz/contract.ts';
import { faultsOf } from '@lyceum/shared/quiz/rules.ts';
import { describe, expect, it } from 'vitest';
import { demoCourses, readDemo } from './courses.ts';
import { readCourse } from './demo-course.ts';
import { readQuiz } from './demo-quiz.ts';

describe('a course file', () => {
  it('is read with its levels, lessons, quizzes and rules', () => {
    const course = readCourse(
      [
        'title: Short: a course',
        'language: uk',
        'visibility: member',
        '',
        '# First · after 2',
        '## One · 12 хв · 20 XP · boss',
        '*In short.*',
        '',
        'Text with *stress* and `# no heading`.',
        '### Quiz: Check (lives 3, pass 75, time 60)',
        '? True?',
        '= true',
        '## Two · 5 min · 10 XP · days 3',
        '*Second.*',
      ].join('\n'),
    );
    expect(course.head).toMatchObject({ title: 'Short: a course', language: 'uk', visibility: 'member', difficulty: 'beginner' });
    expect(course.levels).toMatchObject([
      {
        title: 'First',
        lessons: [
          {
            title: 'One',
            minutes: 12,
            xpValue: 20,
            isBossBattle: true,
            description: 'In short.',
            notes: 'Text with *stress* and `# no heading`.',
            quizzes: [{ title: 'Check', lives: 3, passPercent: 75, timeLimitSeconds: 60, attemptsAllowed: null }],
            rules: [{ kind: 'after', lesson: 2 }],
          },
          {
            title: 'Two',
            isBossBattle: false,
            notes: '',
            rules: [
              { kind: 'after', lesson: 2 },
              { kind: 'enrolment', days: 3 },
            ],
          },
        ],
      },
    ]);
  });

  it('tells questions apart by how their answers are written', () => {
    const ask = (...rows: string[]) => readQuiz('Quiz: Q', ['? Why?', ...rows, ': Because.'].join('\n')).questions[0];
    expect(ask('- a', '+ b')).toMatchObject({ kind: 'single', correct: 'b', explanation: 'Because.', prompt: 'Why?' });
    expect(ask('+ a', '+ b', '- c')).toMatchObject({ kind: 'multiple', correct: ['a', 'b'] });
    expect(ask('= false')).toMatchObject({ kind: 'boolean', correct: false });
    expect(ask('= −2,5 ± 0.5')).toMatchObject({ kind: 'number', correct: -2.5, tolerance: 0.5 });
    expect(ask('= five | 5 o’clock')).toMatchObject({ kind: 'text', accepted: ['five', '5 o’clock'] });
    expect(ask('a -> 1', 'b -> 2')).toMatchObject({
      kind: 'matching',
      pairs: [
        { left: 'a', right: '1' },
        { left: 'b', right: '2' },
      ],
    });
    expect(ask('1. x', '2. y')).toMatchObject({ kind: 'ordering', items: ['x', 'y'] });
    expect(ask('_ [[Salt|salt]] and [[pepper]].')).toMatchObject({
      kind: 'cloze',
      text: '{{1}} and {{2}}.',
      blanks: [{ accepted: ['Salt', 'salt'] }, { accepted: ['pepper'] }],
    });
    expect(() => ask('nothing')).toThrow();
  });
});

describe('the demo', () => {
  const all = Promise.all(demoCourses.map(readDemo));

  it('is six courses of 24 lessons, two of them in Ukrainian', async () => {
    const courses = await all;
    expect(courses.map(({ levels }) => levels.flatMap(({ lessons }) => lessons).length)).toEqual(Array(6).fill(24));
    expect(courses.filter(({ head }) => head.language === 'uk')).toHaveLength(2);
    expect(new Set(courses.map(({ head }) => head.difficulty)).size).toBe(3);
  });

  it('teaches something in each lesson, and asks every kind of question', async () => {
    const lessons = (await all).flatMap(({ levels }) => levels.flatMap((level) => level.lessons));
    for (const { title, notes, description, minutes, xpValue } of lessons) {
      expect([title, notes.length > 80, description.length > 5, minutes > 5, xpValue >= 15]).toEqual([title, true, true, true, true]);
    }
    const questions = lessons.flatMap(({ quizzes }) => quizzes.flatMap((quiz) => quiz.questions));
    const kinds = new Set(questions.map(({ kind }) => kind));
    const every: QuestionKind[] = ['single', 'multiple', 'boolean', 'number', 'text', 'matching', 'ordering', 'cloze'];
    expect([...kinds].sort()).toEqual(every.sort());
    for (const question of questions) expect([question.prompt, faultsOf(question)]).toEqual([question.prompt, []]);
  });

  it('has a boss at the end of each half, with three lives', async () => {
    for (const { levels } of await all) {
      const lessons = levels.flatMap((level) => level.lessons);
      const bosses = lessons.flatMap(({ isBossBattle }, n) => (isBossBattle ? [n + 1] : []));
      expect(bosses).toEqual([12, 24]);
      for (const boss of bosses) expect(lessons[boss - 1]?.quizzes.map(({ lives }) => lives)).toEqual([3]);
    }
  });
});
