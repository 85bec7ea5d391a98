import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, Trash2 } from 'lucide-react';
import { Button } from '../../../../ui/Button.tsx';
import { Check } from '../../../../ui/Check.tsx';
import { Field } from '../../../../ui/Field.tsx';
import { blankQuestion, blankQuiz, type QuizDraft, replaced, without } from './blank.ts';
import { QuestionEditor } from './QuestionEditor.tsx';

const minutesOf = (seconds: number | null): number | '' => (seconds === null ? '' : Math.round(seconds / 60));

const Policy = ({ quiz, set }: { readonly quiz: QuizDraft; readonly set: (change: Partial<QuizDraft>) => void }) => {
  const { t } = useLingui();
  return (
    <>
      <div className="trio">
        <Field
          label={t`Percent to pass`}
          type="number"
          min={0}
          max={100}
          value={quiz.passPercent}
          onChange={(event) => set({ passPercent: event.target.valueAsNumber || 0 })}
        />
        <Field
          label={t`Minutes`}
          type="number"
          min={1}
          value={minutesOf(quiz.timeLimitSeconds)}
          hint={<Trans>Empty: no limit</Trans>}
          onChange={(event) => set({ timeLimitSeconds: event.target.valueAsNumber ? event.target.valueAsNumber * 60 : null })}
        />
        <Field
          label={t`Tries`}
          type="number"
          min={1}
          value={quiz.attemptsAllowed ?? ''}
          hint={<Trans>Empty: as many as one likes</Trans>}
          onChange={(event) => set({ attemptsAllowed: event.target.valueAsNumber || null })}
        />
      </div>
      <Check isOn={quiz.lives !== null} onChange={(isOn) => set({ lives: isOn ? 3 : null })}>
        <Trans>A boss battle with three lives</Trans>
      </Check>
    </>
  );
};

const OneQuiz = (props: { readonly quiz: QuizDraft; readonly onChange: (quiz: QuizDraft) => void; readonly onRemove: () => void }) => {
  const { t } = useLingui();
  const { quiz, onChange } = props;
  const { questions } = quiz;
  const set = (change: Partial<QuizDraft>) => onChange({ ...quiz, ...change });
  const move = (place: number, by: -1 | 1) => {
    const question = questions[place];
    if (!question) return;
    const rest = without(questions, place);
    set({ questions: [...rest.slice(0, place + by), question, ...rest.slice(place + by)] });
  };
  return (
    <section className="quiz-edit" aria-label={quiz.title}>
      <div className="flex quiz-edit-h">
        <div className="grow">
          <Field label={t`Name of the quiz`} maxLength={200} value={quiz.title} onChange={(event) => set({ title: event.target.value })} />
        </div>
        <button type="button" className="ib" aria-label={t`Remove the quiz ${quiz.title}`} onClick={props.onRemove}>
          <Trash2 className="i i-s" />
        </button>
      </div>
      <Policy quiz={quiz} set={set} />
      {questions.map((question, place) => (
        <QuestionEditor
          key={question.key}
          question={question}
          place={place}
          count={questions.length}
          onChange={(next) => set({ questions: replaced(questions, place, next) })}
          onMove={(by) => move(place, by)}
          onRemove={() => set({ questions: without(questions, place) })}
        />
      ))}
      {questions.length < 50 && (
        <Button size="sm" onClick={() => set({ questions: [...questions, blankQuestion(questions.at(-1)?.kind ?? 'single')] })}>
          <Plus className="i i-s" />
          <Trans>Another question</Trans>
        </Button>
      )}
    </section>
  );
};

/** The quizzes of a lesson, with their answers. */
export const QuizEditor = ({
  quizzes,
  onChange,
}: {
  readonly quizzes: readonly QuizDraft[];
  readonly onChange: (quizzes: QuizDraft[]) => void;
}) => {
  const { t } = useLingui();
  return (
    <>
      {quizzes.map((quiz, place) => (
        <OneQuiz
          key={quiz.key}
          quiz={quiz}
          onChange={(next) => onChange(replaced(quizzes, place, next))}
          onRemove={() => onChange(without(quizzes, place))}
        />
      ))}
      {quizzes.length < 10 && (
        <Button onClick={() => onChange([...quizzes, blankQuiz(t`Quiz`)])}>
          <Plus className="i i-s" />
          <Trans>Add a quiz</Trans>
        </Button>
      )}
    </>
  );
};
