import type { LessonId, QuizId } from '@lyceum/shared/kernel/ids.ts';
import { api, queries } from '../../lib/api.ts';

/** The lesson that a quiz belongs to: its name, and the way back. */
export const useLesson = (lessonId: LessonId) => api.course.lesson.useQuery({ lessonId });

/** What was tried before, and how many tries are left. */
export const useAttempts = (quizId: QuizId) => api.quiz.attempts.useQuery({ quizId });

export const useStart = () => api.quiz.start.useMutation();

export const useAnswer = () => api.quiz.answer.useMutation();

/** Ends an attempt; what it earned shows everywhere at once. */
export const useFinish = (quizId: QuizId) =>
  api.quiz.finish.useMutation({
    onSuccess: () =>
      Promise.all([
        queries.quiz.attempts.invalidate({ quizId }),
        queries.quiz.mistakes.invalidate(),
        queries.reward.invalidate(),
        queries.course.get.invalidate(),
        queries.account.me.invalidate(),
      ]),
  });

/** What was answered wrongly and is due again. */
export const useMistakes = () => api.quiz.mistakes.useQuery({ limit: 50 }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 });

export const useReview = () =>
  api.quiz.review.useMutation({
    onSuccess: () => Promise.all([queries.reward.invalidate(), queries.quiz.mistakes.invalidate({ limit: 1 })]),
  });
