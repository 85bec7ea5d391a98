import type { ShownQuestion } from '@lyceum/shared/quiz/contract.ts';
import { expect, it } from 'vitest';
import { answerOf, blankFor, isGiven, moved, piecesOf, toggled } from './answers.ts';

const asked = { id: 'q' as ShownQuestion['id'], prompt: '?', points: 1 };

it('starts blank, but for what is to be put in order', () => {
  expect(blankFor({ ...asked, kind: 'matching', left: ['a', 'b'], right: ['1', '2'] })).toEqual(['', '']);
  expect(blankFor({ ...asked, kind: 'ordering', items: ['b', 'a'] })).toEqual(['b', 'a']);
  expect(blankFor({ ...asked, kind: 'text' })).toEqual([]);
});

it('is given when every part of it is', () => {
  const question: ShownQuestion = { ...asked, kind: 'cloze', text: '{{1}} {{2}}', blanks: [{ choices: null }, { choices: null }] };
  expect(isGiven(question, ['a', ' '])).toBe(false);
  expect(isGiven(question, ['a', 'b'])).toBe(true);
  expect(isGiven({ ...asked, kind: 'number' }, [])).toBe(false);
  expect(isGiven({ ...asked, kind: 'ordering', items: ['a', 'b'] }, ['a', 'b'])).toBe(true);
});

it('sends what each kind is answered with', () => {
  expect(answerOf({ ...asked, kind: 'boolean' }, ['true'])).toBe(true);
  expect(answerOf({ ...asked, kind: 'number' }, [' 3,14 '])).toBe('3,14');
  expect(answerOf({ ...asked, kind: 'multiple', options: [] }, ['a', 'c'])).toEqual(['a', 'c']);
});

it('takes in and out, and moves within bounds', () => {
  expect(toggled(toggled(['a'], 'b'), 'a')).toEqual(['b']);
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
});

it('finds the blanks of a text', () => {
  expect(piecesOf('The {{1}} of a {{2}}.')).toEqual(['The ', 0, ' of a ', 1, '.']);
  expect(piecesOf('{{1}}{{2}}')).toEqual([0, 1]);
});
