import type { AnsweredRow, StoredQuestion } from '@lyceum/db/quiz/reader.ts';
import type { QuizId } from '@lyceum/shared/kernel/ids.ts';
import { Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Answer, QuestionStatistics } from '@lyceum/shared/quiz/contract.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { QuizPorts } from '../ports.ts';

/** How a quiz did, over everybody. */
export interface Statistics {
  attempts: number;
  people: number;
  averagePercent: number | null;
  passPercent: number | null;
  medianSeconds: number | null;
  questions: QuestionStatistics[];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
};

/** How much likelier the better half answers rightly than the weaker: a question that the weaker half gets right as often tells nothing. */
const discriminationOf = (answers: readonly AnsweredRow[]): number | null => {
  if (answers.length < 4) return null;
  const ranked = [...answers].sort((a, b) => a.percent - b.percent);
  const half = Math.floor(ranked.length / 2);
  const rate = (rows: readonly AnsweredRow[]): number => mean(rows.map(({ isCorrect }) => (isCorrect ? 1 : 0)));
  return rounded(rate(ranked.slice(-half)) - rate(ranked.slice(0, half)), 2);
};

const commonest = (answers: readonly AnsweredRow[]): { answer: Answer; count: number }[] => {
  const counts = new Map<string, { answer: Answer; count: number }>();
  for (const { answer, isCorrect } of answers) {
    if (isCorrect) continue;
    const key = JSON.stringify(answer);
    counts.set(key, { answer, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).slice(0, 5);
};

const statisticsOf = ({ id, prompt }: StoredQuestion, all: readonly AnsweredRow[]): QuestionStatistics => {
  const answers = all.filter(({ questionId }) => questionId === id);
  return {
    questionId: id,
    prompt,
    answered: answers.length,
    correct: answers.filter(({ isCorrect }) => isCorrect).length,
    averageScore: rounded(mean(answers.map(({ score }) => score)), 2),
    discrimination: discriminationOf(answers),
    wrong: commonest(answers),
  };
};

/** How a quiz and each of its questions did, for whoever may edit the lesson. */
export const statistics =
  ({ store, lessons }: Pick<QuizPorts, 'store' | 'lessons'>) =>
  async ({ quizId }: { readonly quizId: QuizId }, actor: Actor): Promise<Statistics> => {
    const row = await store.read.quiz.find(quizId);
    if (!row) throw new Refusal('not_found');
    await lessons.assertEditable(row.lessonId, actor);
    const outcomes = await store.read.quiz.outcomes(quizId);
    const answers = await store.read.quiz.lastAnswers(quizId);
    const percent = (values: readonly number[]): number | null => (outcomes.length === 0 ? null : Math.round(mean(values)));
    return {
      attempts: outcomes.length,
      people: new Set(outcomes.map(({ personId }) => personId)).size,
      averagePercent: percent(outcomes.map((outcome) => outcome.percent)),
      passPercent: percent(outcomes.map(({ isPassed }) => (isPassed ? 100 : 0))),
      medianSeconds: median(outcomes.map(({ seconds }) => seconds)),
      questions: row.questions.map((question) => statisticsOf(question, answers)),
    };
  };
