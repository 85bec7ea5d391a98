import { Trans, useLingui } from '@lingui/react/macro';
import type { AdminLesson, DripRule } from '@lyceum/shared/course/contract/lesson.ts';
import type { AdminCourse } from '@lyceum/shared/course/contract/world.ts';
import { X } from 'lucide-react';
import { fromLocalInput, toLocalInput } from '../../../lib/local-time.ts';
import { Field } from '../../../ui/Field.tsx';
import { Select } from '../../../ui/Select.tsx';
import { replaced, without } from './quiz/blank.ts';

type Kind = DripRule['kind'];

interface Around {
  readonly lessons: readonly { readonly value: string; readonly label: string }[];
  readonly quizzes: readonly { readonly value: string; readonly label: string }[];
}

const aroundOf = (course: AdminCourse, lesson: AdminLesson): Around => {
  const others = course.lessons.filter(({ id, archivedAt }) => id !== lesson.id && archivedAt === null);
  return {
    lessons: others.map(({ id, title }) => ({ value: id, label: title })),
    quizzes: others.flatMap(({ title, content }) =>
      content.quizzes.flatMap((quiz) => (quiz.id ? [{ value: quiz.id, label: `${title}: ${quiz.title}` }] : [])),
    ),
  };
};

const beginning = (kind: Kind, around: Around): DripRule => {
  switch (kind) {
    case 'prerequisite':
      return { kind, lessonId: (around.lessons[0]?.value ?? '') as never };
    case 'date':
      return { kind, at: new Date(Date.now() + 7 * 86_400_000).toISOString() };
    case 'enrolment':
      return { kind, days: 7 };
    case 'score':
      return { kind, quizId: (around.quizzes[0]?.value ?? '') as never, percent: 60 };
  }
};

const RuleFields = (props: { readonly rule: DripRule; readonly around: Around; readonly onChange: (rule: DripRule) => void }) => {
  const { t } = useLingui();
  const { rule, around, onChange } = props;
  switch (rule.kind) {
    case 'prerequisite':
      return (
        <Select
          label={t`After the lesson`}
          value={rule.lessonId as string}
          choices={around.lessons}
          onChoose={(lessonId) => onChange({ ...rule, lessonId: lessonId as typeof rule.lessonId })}
        />
      );
    case 'date':
      return (
        <Field
          label={t`Not before`}
          type="datetime-local"
          value={toLocalInput(rule.at)}
          onChange={(event) => onChange({ ...rule, at: fromLocalInput(event.target.value) ?? rule.at })}
        />
      );
    case 'enrolment':
      return (
        <Field
          label={t`Days after one joins`}
          type="number"
          min={1}
          max={1000}
          value={rule.days}
          onChange={(event) => onChange({ ...rule, days: event.target.valueAsNumber || 1 })}
        />
      );
    case 'score':
      return (
        <div className="trio">
          <Select
            label={t`With enough in the quiz`}
            value={rule.quizId as string}
            choices={around.quizzes}
            onChoose={(quizId) => onChange({ ...rule, quizId: quizId as typeof rule.quizId })}
          />
          <Field
            label={t`Percent`}
            type="number"
            min={1}
            max={100}
            value={rule.percent}
            onChange={(event) => onChange({ ...rule, percent: event.target.valueAsNumber || 1 })}
          />
        </div>
      );
  }
};

/** What has to be before a lesson opens; all of it. */
export const DripEditor = (props: {
  readonly course: AdminCourse;
  readonly lesson: AdminLesson;
  readonly rules: readonly DripRule[];
  readonly onChange: (rules: DripRule[]) => void;
}) => {
  const { t } = useLingui();
  const { rules, onChange } = props;
  const around = aroundOf(props.course, props.lesson);
  const kinds: readonly { readonly kind: Kind; readonly label: string; readonly isPossible: boolean }[] = [
    { kind: 'prerequisite', label: t`after another lesson`, isPossible: around.lessons.length > 0 },
    { kind: 'date', label: t`from a day on`, isPossible: true },
    { kind: 'enrolment', label: t`days after joining`, isPossible: true },
    { kind: 'score', label: t`with a score`, isPossible: around.quizzes.length > 0 },
  ];
  return (
    <div className="drip">
      {rules.length === 0 && (
        <p className="two sm">
          <Trans>Open from the beginning.</Trans>
        </p>
      )}
      {rules
        .map((rule, place) => ({ rule, place }))
        .map(({ rule, place }) => (
          <div key={place} className="drip-rule">
            <div className="grow">
              <RuleFields rule={rule} around={around} onChange={(next) => onChange(replaced(rules, place, next))} />
            </div>
            <button type="button" className="ib" aria-label={t`Take the rule away`} onClick={() => onChange(without(rules, place))}>
              <X className="i i-s" />
            </button>
          </div>
        ))}
      <p className="flex wrap">
        <span className="sm two">
          <Trans>It opens</Trans>
        </span>
        {kinds
          .filter(({ isPossible }) => isPossible)
          .map(({ kind, label }) => (
            <button key={kind} type="button" className="btn btn-text btn-sm" onClick={() => onChange([...rules, beginning(kind, around)])}>
              {label}
            </button>
          ))}
      </p>
    </div>
  );
};
