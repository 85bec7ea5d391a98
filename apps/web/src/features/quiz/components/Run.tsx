import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Answer, Attempt, Graded, Marked, Quiz } from '@lyceum/shared/quiz/contract.ts';
import { useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { Heading } from '../../../ui/Heading.tsx';
import type { SquareMark } from '../../../ui/Squares.tsx';
import { toastError } from '../../../ui/toast.ts';
import { useAnswer, useFinish } from '../queries.ts';
import { Deadline } from './Deadline.tsx';
import { Lives } from './Lives.tsx';
import { Paper } from './Paper.tsx';
import { Slip } from './Slip.tsx';

const marksOf = (quiz: Quiz, given: ReadonlyMap<string, Marked>, nowId: string): readonly SquareMark[] =>
  quiz.questions.map(({ id }) => {
    const mark = given.get(id);
    if (mark) return mark.isCorrect ? 'done' : 'wrong';
    return id === nowId ? 'now' : 'empty';
  });

/** An attempt that is going on: its answers so far, the question on the table. */
const useRun = (attempt: Attempt, quiz: Quiz, onDone: (graded: Graded) => void) => {
  const { i18n } = useLingui();
  const [given, setGiven] = useState<readonly Marked[]>(attempt.answers);
  const [lives, setLives] = useState(attempt.livesLeft);
  const [isOver, setOver] = useState(attempt.state !== 'open');
  const [place, setPlace] = useState(() => quiz.questions.findIndex(({ id }) => attempt.answers.every((mark) => mark.questionId !== id)));
  const answer = useAnswer();
  const finish = useFinish(quiz.id);
  const failed = (error: unknown) => toastError(i18n._(problemText(error)));
  const end = () => finish.mutate({ attemptId: attempt.id }, { onSuccess: onDone, onError: failed });
  const question = quiz.questions[Math.max(0, place)];
  return {
    given: new Map(given.map((mark) => [mark.questionId as string, mark])),
    lives,
    question,
    isLast: place >= quiz.questions.length - 1 || isOver,
    isBusy: answer.isPending || finish.isPending,
    end,
    check: (value: Answer) =>
      question &&
      answer.mutate(
        { attemptId: attempt.id, questionId: question.id, answer: value },
        {
          onSuccess: (mark) => {
            setGiven([...given, mark]);
            setLives(mark.livesLeft);
            setOver(mark.state !== 'open');
          },
          onError: failed,
        },
      ),
    next: () => (place >= quiz.questions.length - 1 || isOver ? end() : setPlace(place + 1)),
  };
};

/** The questions of a quiz, one after the other. */
export const Run = (props: { readonly attempt: Attempt; readonly quiz: Quiz; readonly onDone: (graded: Graded) => void }) => {
  const { t } = useLingui();
  const { attempt, quiz } = props;
  const run = useRun(attempt, quiz, props.onDone);
  const { question } = run;
  if (!question) return null;
  const marked = run.given.get(question.id) ?? null;
  const number = quiz.questions.indexOf(question) + 1;
  const wrong = [...run.given.values()].filter(({ isCorrect }) => !isCorrect).length;
  return (
    <Paper
      margin={
        <>
          <p className="num">
            <Trans>
              {number} of {quiz.questions.length}
            </Trans>
          </p>
          <p className="num">
            <Plural value={question.points} one="# point" other="# points" />
          </p>
          {attempt.deadline && <Deadline at={attempt.deadline} onOver={run.end} />}
          {run.lives !== null && quiz.lives && <Lives left={run.lives} all={quiz.lives} />}
        </>
      }
      marks={marksOf(quiz, run.given, question.id)}
      tally={
        <>
          <Plural value={run.given.size - wrong} one="# right" other="# right" />
          {wrong > 0 && (
            <>
              , <Plural value={wrong} one="# for later" other="# for later" />
            </>
          )}
        </>
      }
    >
      <Heading title={t`${quiz.title}, question ${number}`} className="sr">
        <Trans>
          {quiz.title}, question {number}
        </Trans>
      </Heading>
      <Slip
        key={question.id}
        question={question}
        marked={marked}
        isBusy={run.isBusy}
        nextWord={run.isLast ? <Trans>Hand in</Trans> : <Trans>Next</Trans>}
        note={marked && !marked.isCorrect && <Trans>The question waits in your mistakes.</Trans>}
        onCheck={run.check}
        onNext={run.next}
      />
    </Paper>
  );
};
