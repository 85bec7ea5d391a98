import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorPage, NotFound } from '../../ui/ErrorPage.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Row } from '../../ui/Row.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCrumb } from '../../ui/shell/crumb.ts';
import { Mistakes, NoMistakes } from './components/Mistakes.tsx';
import { QuizView } from './components/QuizView.tsx';
import { useLesson, useMistakes } from './queries.ts';

const route = getRouteApi('/in/own/learn/$courseId/lessons/$lessonId/quiz/$quizId');

const Wait = () => {
  const { t } = useLingui();
  return (
    <div className="text">
      <Row className="head">
        <Skeleton rows={5} label={t`Loading the questions`} />
      </Row>
    </div>
  );
};

/** `…/quiz/…`: one quiz of a lesson. */
export const QuizPage = () => {
  const { t } = useLingui();
  const { courseId, lessonId, quizId } = route.useParams();
  const { data: lesson, error, refetch } = useLesson(lessonId);
  const quiz = lesson?.content.quizzes.find(({ id }) => id === quizId);
  useCrumb(quiz?.title ?? t`Quiz`, lesson?.title, `/learn/${courseId}/lessons/${lessonId}`);
  if (error && !lesson) return <ErrorPage error={error} retry={() => void refetch()} />;
  if (!lesson) return <Wait />;
  return quiz ? <QuizView key={quizId} lesson={lesson} quiz={quiz} /> : <NotFound />;
};

/** `/learn/mistakes`: what was answered wrongly, once more. */
export const MistakesPage = () => {
  const { t } = useLingui();
  const { data, error, refetch } = useMistakes();
  useCrumb(t`My mistakes`, t`Learn`, '/learn');
  if (error && !data) return <ErrorPage error={error} retry={() => void refetch()} />;
  if (!data) return <Wait />;
  if (data.items.length > 0) return <Mistakes items={data.items} />;
  return (
    <div className="text">
      <Row className="head tick">
        <Heading title={t`My mistakes`}>
          <Trans>My mistakes</Trans>
        </Heading>
      </Row>
      <Row>
        <NoMistakes isDone={false} />
      </Row>
    </div>
  );
};
