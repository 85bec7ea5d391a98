import { quiz } from '@lyceum/shared/quiz/contract.ts';
import { implement, router } from '../../platform/trpc.ts';

/** Quizzes at the edge: each call goes to the use case of its name. */
export const quizRouter = router({
  start: implement(quiz.start).mutation(({ ctx, input }) => ctx.services.quiz.start(input, ctx.actor)),
  answer: implement(quiz.answer).mutation(({ ctx, input }) => ctx.services.quiz.answer(input, ctx.actor)),
  finish: implement(quiz.finish).mutation(({ ctx, input }) => ctx.services.quiz.finish(input, ctx.actor)),
  submit: implement(quiz.submit).mutation(({ ctx, input }) => ctx.services.quiz.submit(input, ctx.actor)),
  attempts: implement(quiz.attempts).query(({ ctx, input }) => ctx.services.quiz.attempts(input, ctx.actor)),
  attemptsOf: implement(quiz.attemptsOf).query(({ ctx, input }) => ctx.services.quiz.attemptsOf(input, ctx.actor)),
  mistakes: implement(quiz.mistakes).query(({ ctx, input }) => ctx.services.quiz.mistakes(input, ctx.actor)),
  review: implement(quiz.review).mutation(({ ctx, input }) => ctx.services.quiz.review(input, ctx.actor)),
  statistics: implement(quiz.statistics).query(({ ctx, input }) => ctx.services.quiz.statistics(input, ctx.actor)),
});
