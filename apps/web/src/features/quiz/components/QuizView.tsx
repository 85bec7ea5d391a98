import { Trans, useLingui } from '@lingui/react/macro';
import type { Lesson } from '@lyceum/shared/course/contract/lesson.ts';
import type { Attempt, Graded, Quiz } from '@lyceum/shared/quiz/contract.ts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { buttonClass } from '../../../ui/Button.tsx';
import type { SquareMark } from '../../../ui/Squares.tsx';
import { toastError } from '../../../ui/toast.ts';
import { useAttempts, useStart } from '../queries.ts';
import { Intro } from './Intro.tsx';
import { Paper } from './Paper.tsx';
import { Result } from './Result.tsx';
import { Run } from './Run.tsx';

type Stage = { readonly attempt: Attempt; readonly quiz: Quiz; readonly graded: Graded | null };

const resultMarks = (quiz: Quiz, { attempt }: Graded): readonly SquareMark[] =>
  quiz.questions.map(({ id }) => {
    const mark = attempt.answers.find(({ questionId }) => questionId === id);
    if (!mark) return 'empty';
    return mark.isCorrect ? 'done' : 'wrong';
  });

/** A quiz from its rules over its questions to its mark. */
export const QuizView = ({ lesson, quiz }: { readonly lesson: Lesson; readonly quiz: Quiz }) => {
  const { i18n } = useLingui();
  const [stage, setStage] = useState<Stage | null>(null);
  const attempts = useAttempts(quiz.id);
  const start = useStart();
  const begin = () =>
    start.mutate(
      { quizId: quiz.id },
      {
        onSuccess: (begun) => setStage({ ...begun, graded: null }),
        onError: (error) => toastError(i18n._(problemText(error))),
      },
    );
  if (!stage)
    return (
      <Paper margin={null} marks={quiz.questions.map(() => 'empty')} tally={null}>
        <Intro quiz={quiz} attemptsLeft={attempts.data?.attemptsLeft ?? null} isBusy={start.isPending} onStart={begin} />
      </Paper>
    );
  const { graded } = stage;
  if (!graded)
    return <Run key={stage.attempt.id} attempt={stage.attempt} quiz={stage.quiz} onDone={(mark) => setStage({ ...stage, graded: mark })} />;
  return (
    <Paper margin={null} marks={resultMarks(stage.quiz, graded)} tally={null}>
      <Result
        title={quiz.title}
        graded={graded}
        isBusy={start.isPending}
        onAgain={begin}
        back={
          <Link
            to="/learn/$courseId/lessons/$lessonId"
            params={{ courseId: lesson.courseId, lessonId: lesson.id }}
            className={buttonClass('pen', 'lg')}
          >
            <Trans>Back to the lesson</Trans>
          </Link>
        }
      />
    </Paper>
  );
};
