import { Plural, Trans } from '@lingui/react/macro';
import type { Quiz } from '@lyceum/shared/quiz/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { Heading } from '../../../ui/Heading.tsx';
import { Lives } from './Lives.tsx';

/** Before a quiz: what it asks for. */
export const Intro = (props: {
  readonly quiz: Quiz;
  readonly attemptsLeft: number | null;
  readonly isBusy: boolean;
  readonly onStart: () => void;
}) => {
  const { quiz, attemptsLeft } = props;
  return (
    <section className="slip">
      <Heading title={quiz.title} className="h-xl">
        {quiz.title}
      </Heading>
      <ul className="intro-rules">
        <li>
          <Plural value={quiz.questions.length} one="# question" other="# questions" />, <Trans>{quiz.passPercent} % to pass</Trans>
        </li>
        {quiz.timeLimitSeconds && (
          <li>
            <Plural
              value={Math.ceil(quiz.timeLimitSeconds / 60)}
              one="# minute, and the clock does not wait"
              other="# minutes, and the clock does not wait"
            />
          </li>
        )}
        {quiz.lives && (
          <li>
            <Plural
              value={quiz.lives}
              one="A boss battle: a wrong answer ends it"
              other="A boss battle: # lives, a wrong answer costs one"
            />
            <Lives left={quiz.lives} all={quiz.lives} />
          </li>
        )}
        {attemptsLeft !== null && (
          <li>
            <Plural value={attemptsLeft} one="# try is left" other="# tries are left" />
          </li>
        )}
      </ul>
      <div className="q-acts">
        <Button kind="pen" size="lg" busy={props.isBusy} disabled={attemptsLeft === 0} onClick={props.onStart}>
          <Trans>Begin</Trans>
        </Button>
      </div>
    </section>
  );
};
