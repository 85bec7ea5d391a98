import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Answer, Marked, Mistake } from '@lyceum/shared/quiz/contract.ts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { buttonClass } from '../../../ui/Button.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import { Heading } from '../../../ui/Heading.tsx';
import type { SquareMark } from '../../../ui/Squares.tsx';
import { toastError } from '../../../ui/toast.ts';
import { useReview } from '../queries.ts';
import { Paper } from './Paper.tsx';
import { Slip } from './Slip.tsx';

/** Nothing to go over: a good day. */
export const NoMistakes = ({ isDone }: { readonly isDone: boolean }) => (
  <Empty
    doodle="cat"
    title={isDone ? <Trans>All gone over.</Trans> : <Trans>No mistakes are waiting.</Trans>}
    action={
      <Link to="/learn" className={buttonClass('pen')}>
        <Trans>To the courses</Trans>
      </Link>
    }
  >
    <Trans>A question you answer wrongly comes back here a day later, then more seldom, until you know it.</Trans>
  </Empty>
);

/** Questions that were answered wrongly, asked again one by one. */
export const Mistakes = ({ items }: { readonly items: readonly Mistake[] }) => {
  const { t, i18n } = useLingui();
  const [place, setPlace] = useState(0);
  const [given, setGiven] = useState<readonly Marked[]>([]);
  const review = useReview();
  const mistake = items[place];
  const marks = items.map((_, index): SquareMark => {
    const mark = given[index];
    if (mark) return mark.isCorrect ? 'done' : 'wrong';
    return index === place ? 'now' : 'empty';
  });
  const check = (answer: Answer) =>
    mistake &&
    review.mutate(
      { questionId: mistake.question.id, answer },
      { onSuccess: (mark) => setGiven([...given, mark]), onError: (error) => toastError(i18n._(problemText(error))) },
    );
  return (
    <Paper
      margin={
        mistake && (
          <div className="note">
            <span className="who">{mistake.courseTitle}</span>
            {mistake.lessonTitle}
          </div>
        )
      }
      marks={marks}
      tally={<Plural value={items.length - given.length} one="# to go" other="# to go" />}
    >
      <Heading title={t`My mistakes`} className="sr">
        <Trans>My mistakes</Trans>
      </Heading>
      {mistake ? (
        <Slip
          key={mistake.question.id}
          question={mistake.question}
          marked={given[place] ?? null}
          isBusy={review.isPending}
          nextWord={<Trans>Next</Trans>}
          note={given[place]?.isCorrect ? <Trans>It comes back later, to be sure.</Trans> : <Trans>It comes back tomorrow.</Trans>}
          onCheck={check}
          onNext={() => setPlace(place + 1)}
        />
      ) : (
        <NoMistakes isDone />
      )}
    </Paper>
  );
};
