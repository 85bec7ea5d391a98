import { Plural, Trans } from '@lingui/react/macro';
import type { Graded } from '@lyceum/shared/quiz/contract.ts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Heading } from '../../../ui/Heading.tsx';
import { Stamp } from '../../../ui/Stamp.tsx';

const Sentence = ({ graded }: { readonly graded: Graded }) => {
  const { attempt } = graded;
  if (attempt.state === 'lost') return <Trans>The last pencil is worn down. The boss stays where it is, and so do you: try again.</Trans>;
  if (attempt.state === 'late') return <Trans>The time was over before the last answer.</Trans>;
  if (attempt.isPassed) return <Trans>Well done. What was wrong waits in your mistakes.</Trans>;
  return <Trans>Not enough yet. What was wrong waits in your mistakes.</Trans>;
};

/** After a quiz: the mark, what it earned, and where to go from here. */
export const Result = (props: {
  readonly title: string;
  readonly graded: Graded;
  readonly isBusy: boolean;
  readonly back: ReactNode;
  readonly onAgain: () => void;
}) => {
  const { graded } = props;
  const { attempt } = graded;
  const right = attempt.answers.filter(({ isCorrect }) => isCorrect).length;
  return (
    <section className="slip" aria-live="polite">
      <Heading title={props.title} className="h-xl">
        {props.title}
      </Heading>
      <div className="result">
        <span className="result-n num">{attempt.percent} %</span>
        {attempt.isPassed && (
          <Stamp lands>{graded.xpEarned > 0 ? <Trans>passed, +{graded.xpEarned} XP</Trans> : <Trans>passed</Trans>}</Stamp>
        )}
      </div>
      <p className="two">
        <Plural value={right} one="# right answer" other="# right answers" />. <Sentence graded={graded} />
      </p>
      {graded.isLevelUp && (
        <p className="sp-h">
          <span className="mark">
            <Trans>You are on level {graded.level} now.</Trans>
          </span>
        </p>
      )}
      <div className="q-acts">
        {props.back}
        {graded.attemptsLeft !== 0 && (
          <Button size="lg" busy={props.isBusy} onClick={props.onAgain}>
            <Trans>Once more</Trans>
          </Button>
        )}
        {right < attempt.answers.length && (
          <Link to="/learn/mistakes" className="btn btn-text">
            <Trans>To my mistakes</Trans>
          </Link>
        )}
      </div>
    </section>
  );
};
