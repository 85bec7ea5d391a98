import type { Answer, ShownQuestion } from '@lyceum/shared/quiz/contract.ts';

/** An answer while it is being given: a list for every kind, so that one sheet can hold them all. */
export type Draft = readonly string[];

/** A sheet with nothing on it yet; what is to be put in order lies as it came. */
export const blankFor = (question: ShownQuestion): Draft => {
  switch (question.kind) {
    case 'matching':
      return question.left.map(() => '');
    case 'ordering':
      return question.items;
    case 'cloze':
      return question.blanks.map(() => '');
    default:
      return [];
  }
};

/** Whether there is something to check. */
export const isGiven = (question: ShownQuestion, draft: Draft): boolean =>
  question.kind === 'ordering' || (draft.length > 0 && draft.every((part) => part.trim() !== ''));

/** The answer as it is sent. A number goes as it was typed: the server reads commas, too. */
export const answerOf = (question: ShownQuestion, draft: Draft): Answer => {
  switch (question.kind) {
    case 'single':
    case 'number':
    case 'text':
      return (draft[0] ?? '').trim();
    case 'boolean':
      return draft[0] === 'true';
    default:
      return [...draft];
  }
};

/** Takes an option in or out of a choice of several. */
export const toggled = (draft: Draft, id: string): Draft => (draft.includes(id) ? draft.filter((each) => each !== id) : [...draft, id]);

/** Puts another value at one place. */
export const replaced = (draft: Draft, place: number, value: string): Draft => draft.map((each, index) => (index === place ? value : each));

/** Moves an item to another place; the others close up. */
export const moved = <T>(items: readonly T[], from: number, to: number): readonly T[] => {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
};

/** A cloze text in pieces: words, and the numbers of its blanks. */
export const piecesOf = (text: string): readonly (string | number)[] =>
  text
    .split(/\{\{(\d{1,2})\}\}/)
    .map((piece, index) => (index % 2 === 1 ? Number(piece) - 1 : piece))
    .filter((piece) => piece !== '');
