import { Question, QuizInput } from '@lyceum/shared/quiz/contract.ts';

/** A quiz of the demo; its questions have no ids yet. */
export type DemoQuiz = QuizInput;

const number = String.raw`[−-]?\d+(?:[.,]\d+)?`;
const numberOf = (text: string): number => Number(text.replace('−', '-').replace(',', '.'));
const alternatives = (text: string): string[] => text.split('|').map((one) => one.trim());

/** Rows of one beginning, without it. */
const rowsOf = (rows: readonly string[], beginning: RegExp): string[] =>
  rows.filter((row) => beginning.test(row)).map((row) => row.replace(beginning, '').trim());

/** `+` and `-`: options, right and wrong. One right one makes it a single choice. */
const choice = (rows: readonly string[]): object | undefined => {
  const given = rows.filter((row) => /^[+-] /.test(row));
  if (given.length === 0) return undefined;
  const options = given.map((row, n) => ({ id: String.fromCharCode(97 + n), text: row.slice(2).trim() }));
  const right = options.filter((_, n) => given[n]?.startsWith('+')).map(({ id }) => id);
  return right.length === 1 ? { kind: 'single', options, correct: right[0] } : { kind: 'multiple', options, correct: right };
};

/** `= …`: true or false, a number with or without its tolerance, or words that are accepted. */
const value = (rows: readonly string[]): object | undefined => {
  const [answer] = rowsOf(rows, /^= /);
  if (answer === undefined) return undefined;
  if (answer === 'true' || answer === 'false') return { kind: 'boolean', correct: answer === 'true' };
  const [, correct, tolerance = '0'] = new RegExp(`^(${number})(?: ± (${number}))?$`).exec(answer) ?? [];
  if (correct !== undefined) return { kind: 'number', correct: numberOf(correct), tolerance: numberOf(tolerance) };
  return { kind: 'text', accepted: alternatives(answer) };
};

/** `left -> right`, the pairs that belong together. */
const matching = (rows: readonly string[]): object | undefined => {
  const pairs = rows.filter((row) => row.includes(' -> ')).map((row) => row.split(' -> ').map((side) => side.trim()));
  return pairs.length === 0 ? undefined : { kind: 'matching', pairs: pairs.map(([left, right]) => ({ left, right })) };
};

/** `1. `, `2. ` …: what is to be put into this order. */
const ordering = (rows: readonly string[]): object | undefined => {
  const items = rowsOf(rows, /^\d+\. /);
  return items.length === 0 ? undefined : { kind: 'ordering', items };
};

/** `_ text with [[blanks|or other words]]`. */
const cloze = (rows: readonly string[]): object | undefined => {
  const [gapped] = rowsOf(rows, /^_ /);
  if (gapped === undefined) return undefined;
  const blanks: { accepted: string[] }[] = [];
  const text = gapped.replace(/\[\[(.+?)\]\]/g, (_, words: string) => `{{${blanks.push({ accepted: alternatives(words) })}}}`);
  return { kind: 'cloze', text, blanks };
};

const readQuestion = (text: string): Question => {
  const [prompt, ...rows] = text.trim().split('\n');
  const [explanation = ''] = rowsOf(rows, /^: /);
  const asked = rows.filter((row) => !row.startsWith(': '));
  const kind = cloze(asked) ?? choice(asked) ?? value(asked) ?? matching(asked) ?? ordering(asked);
  return Question.parse({ prompt, explanation, ...kind });
};

/** Reads a quiz: `Quiz: title (lives 3, pass 75, time 600)`, then each question after a `? `. */
export const readQuiz = (heading: string, body: string): DemoQuiz => {
  const [, title, policy = ''] = /^Quiz: (.+?)(?: \(([^)]*)\))?$/.exec(heading) ?? [];
  const given = new Map(policy.split(', ').map((word) => word.split(' ') as [string, string]));
  const whole = (name: string): number | undefined => (given.has(name) ? Number(given.get(name)) : undefined);
  const questions = body.split(/^\? /m).slice(1).map(readQuestion);
  return QuizInput.parse({ title, questions, lives: whole('lives'), passPercent: whole('pass'), timeLimitSeconds: whole('time') });
};
