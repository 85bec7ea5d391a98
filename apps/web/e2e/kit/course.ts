import type { Person } from './person.ts';

/** A question of every kind, with its right answer. */
export const questions = [
  {
    kind: 'single',
    prompt: 'Where is the vertex of $y = x^2 - 4x + 3$?',
    explanation: 'Halfway between the roots 1 and 3.',
    options: [
      { id: 'a', text: '(1; 0)' },
      { id: 'b', text: '(-2; 15)' },
      { id: 'c', text: '(2; -1)' },
      { id: 'd', text: '(4; 3)' },
    ],
    correct: 'c',
  },
  {
    kind: 'multiple',
    prompt: 'Which of these are roots of $x^2 - 4x + 3$?',
    explanation: 'One and three.',
    options: [
      { id: 'a', text: '1' },
      { id: 'b', text: '2' },
      { id: 'c', text: '3' },
    ],
    correct: ['a', 'c'],
  },
  { kind: 'boolean', prompt: 'A parabola has an axis of symmetry.', explanation: 'Always one.', correct: true },
  { kind: 'number', prompt: 'How much is one half?', explanation: 'One by two.', correct: 0.5, tolerance: 0.01 },
  { kind: 'text', prompt: 'What is the lowest point called?', explanation: 'The vertex.', accepted: ['vertex'] },
  {
    kind: 'matching',
    prompt: 'What belongs together?',
    explanation: 'By the sign of a.',
    pairs: [
      { left: 'a > 0', right: 'opens up' },
      { left: 'a < 0', right: 'opens down' },
    ],
  },
  { kind: 'ordering', prompt: 'From narrow to wide', explanation: 'By the size of a.', items: ['a = 3', 'a = 2', 'a = 1'] },
  {
    kind: 'cloze',
    prompt: 'Fill in',
    explanation: 'The axis goes through the vertex.',
    text: 'The {{1}} goes through the {{2}}.',
    blanks: [{ accepted: ['axis'] }, { accepted: ['vertex'], choices: ['root', 'vertex'] }],
  },
] as const;

/** What a written lesson has in it. */
export interface Written {
  readonly title: string;
  readonly notes?: string;
  readonly quizzes?: readonly object[];
  readonly isBossBattle?: boolean;
  readonly dayNumber?: number;
  readonly weekNumber?: number;
  readonly drip?: readonly object[];
}

/** A course of the tutor, open to everybody, with these lessons. */
export const writeCourse = async (tutor: Person, title: string, lessons: readonly Written[]) => {
  const { id } = await tutor.call<{ id: string }>('course.create', { title, description: `${title}, step by step.`, visibility: 'public' });
  const lessonIds: string[] = [];
  for (const { notes = '', quizzes = [], ...lesson } of lessons) {
    const added = await tutor.call<{ id: string }>('course.addLesson', {
      courseId: id,
      xpValue: 20,
      ...lesson,
      content: { notes, quizzes },
    });
    lessonIds.push(added.id);
  }
  return { id, lessonIds };
};
