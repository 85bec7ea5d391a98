import { Plural, Trans } from '@lingui/react/macro';
import type { Lesson } from '@lyceum/shared/course/contract/lesson.ts';
import type { Quiz } from '@lyceum/shared/quiz/contract.ts';
import { Link } from '@tanstack/react-router';
import { api } from '../../../lib/api.ts';
import { buttonClass } from '../../../ui/Button.tsx';
import { Row } from '../../../ui/Row.tsx';
import { Stamp } from '../../../ui/Stamp.tsx';

const Best = ({ quiz, isSignedIn }: { readonly quiz: Quiz; readonly isSignedIn: boolean }) => {
  const { data } = api.quiz.attempts.useQuery({ quizId: quiz.id }, { enabled: isSignedIn });
  const counted = data?.items.find(({ id }) => id === data.counted);
  if (!counted) return null;
  return counted.isPassed ? (
    <Stamp size="sm">
      <Trans>passed, {counted.percent} %</Trans>
    </Stamp>
  ) : (
    <span className="num sm red-t">{counted.percent} %</span>
  );
};

const Rules = ({ quiz }: { readonly quiz: Quiz }) => (
  <span className="sm two rules">
    <span>
      <Plural value={quiz.questions.length} one="# question" other="# questions" />
    </span>
    <span>
      <Trans>{quiz.passPercent} % to pass</Trans>
    </span>
    {quiz.timeLimitSeconds && (
      <span>
        <Plural value={Math.ceil(quiz.timeLimitSeconds / 60)} one="# minute" other="# minutes" />
      </span>
    )}
    {quiz.lives && (
      <span className="red-t">
        <Plural value={quiz.lives} one="# life" other="# lives" />
      </span>
    )}
    {quiz.attemptsAllowed && (
      <span>
        <Plural value={quiz.attemptsAllowed} one="# try" other="# tries" />
      </span>
    )}
  </span>
);

/** The quizzes of a lesson, what they ask for, and how one stands in them. */
export const Quizzes = ({ lesson, isSignedIn }: { readonly lesson: Lesson; readonly isSignedIn: boolean }) => (
  <ul className="quizzes">
    {lesson.content.quizzes.map((quiz) => (
      <li key={quiz.id}>
        <Row className="ruled">
          <div className={`row ${quiz.lives ? 'boss-row' : ''}`}>
            <div className="t grow">
              <p className="b">{quiz.title}</p>
              <Rules quiz={quiz} />
            </div>
            <Best quiz={quiz} isSignedIn={isSignedIn} />
            <Link
              to="/learn/$courseId/lessons/$lessonId/quiz/$quizId"
              params={{ courseId: lesson.courseId, lessonId: lesson.id, quizId: quiz.id }}
              className={buttonClass('pen')}
            >
              {quiz.lives ? <Trans>Fight</Trans> : <Trans>Answer</Trans>}
            </Link>
          </div>
        </Row>
      </li>
    ))}
  </ul>
);
