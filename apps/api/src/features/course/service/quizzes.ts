import { randomUUID } from 'node:crypto';
import type { StoredQuestion } from '@lyceum/db/quiz/reader.ts';
import type { NewQuiz } from '@lyceum/db/quiz/writer.ts';
import { type LessonId, QuestionId, QuizId } from '@lyceum/shared/kernel/ids.ts';
import { type Issue, Refusal } from '@lyceum/shared/kernel/refusal.ts';
import type { Question, QuizInput } from '@lyceum/shared/quiz/contract.ts';
import { faultsOf, showQuestion } from '@lyceum/shared/quiz/rules.ts';

/** The quizzes and questions that a lesson has: only their ids may be used again. */
export type KnownIds = ReadonlyMap<QuizId, ReadonlySet<QuestionId>>;

const issuesOf = (quizzes: readonly QuizInput[]): Issue[] =>
  quizzes.flatMap(({ questions }, n) =>
    questions.flatMap((question, m) =>
      faultsOf(question).map(({ path, message }) => ({ path: ['content', 'quizzes', n, 'questions', m, ...path].join('.'), message })),
    ),
  );

/** An id that is given is kept if it is known here and was not used before; otherwise there is a new one. */
const identify = <I extends string>(known: ReadonlySet<I>, mint: () => I): ((given: I | undefined) => I) => {
  const used = new Set<I>();
  return (given) => {
    const id = given !== undefined && known.has(given) && !used.has(given) ? given : mint();
    used.add(id);
    return id;
  };
};

const pointsOf = (questions: readonly Question[]): number => questions.reduce((sum, { points }) => sum + points, 0);

/** The quizzes of a lesson as they are stored, with and without their answers; refuses faulty questions by their paths. */
export const prepareQuizzes = (lessonId: LessonId, quizzes: readonly QuizInput[], known: KnownIds = new Map()): NewQuiz[] => {
  const issues = issuesOf(quizzes);
  if (issues.length > 0) throw new Refusal('invalid', { issues });
  const quizIdOf = identify(new Set(known.keys()), () => QuizId.parse(randomUUID()));
  return quizzes.map(({ id: givenId, questions: given, ...policy }, orderIndex) => {
    const id = quizIdOf(givenId);
    const questionIdOf = identify(known.get(id) ?? new Set<QuestionId>(), () => QuestionId.parse(randomUUID()));
    const questions = given.map((question): StoredQuestion => ({ ...question, id: questionIdOf(question.id) }));
    const shown = { id, ...policy, points: pointsOf(questions), questions: questions.map(showQuestion) };
    return { lessonId, orderIndex, shown, questions };
  });
};
