import type { QuizPorts } from './ports.ts';
import { answer } from './service/answer.ts';
import { attempts, attemptsOf } from './service/attempts.ts';
import { finish, submit } from './service/finish.ts';
import { mistakes, review } from './service/mistakes.ts';
import { start } from './service/start.ts';
import { statistics } from './service/statistics.ts';

/** What can be done with quizzes. */
export const quizService = (ports: QuizPorts) => ({
  start: start(ports),
  answer: answer(ports),
  finish: finish(ports),
  submit: submit(ports),
  attempts: attempts(ports),
  attemptsOf: attemptsOf(ports),
  mistakes: mistakes(ports),
  review: review(ports),
  statistics: statistics(ports),
});

/** What `quizService` promises. */
export type QuizService = ReturnType<typeof quizService>;
