import { Trans, useLingui } from '@lingui/react/macro';
import type { AdminCourse } from '@lyceum/shared/course/contract/world.ts';
import { fromLocalInput, toLocalInput } from '../../../lib/local-time.ts';
import { Area } from '../../../ui/Area.tsx';
import { Check } from '../../../ui/Check.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Select } from '../../../ui/Select.tsx';
import type { LessonDraft } from './lesson-draft.ts';

/** What a lesson is called, where it stands, how long it takes and what it earns. */
export const LessonFacts = (props: {
  readonly course: AdminCourse;
  readonly draft: LessonDraft;
  readonly set: (change: Partial<LessonDraft>) => void;
}) => {
  const { t } = useLingui();
  const { course, draft, set } = props;
  const number = (key: 'weekNumber' | 'dayNumber' | 'minutes' | 'xpValue', label: string, min: number) => (
    <Field
      label={label}
      type="number"
      min={min}
      value={draft[key]}
      onChange={(event) => set({ [key]: event.target.valueAsNumber || min })}
    />
  );
  const none = { value: '', label: t`none` };
  return (
    <div className="teach-form">
      <Field label={t`Title`} maxLength={200} value={draft.title} onChange={(event) => set({ title: event.target.value })} />
      <Area
        label={t`In a sentence`}
        rows={2}
        maxLength={2000}
        value={draft.description}
        onChange={(event) => set({ description: event.target.value })}
      />
      <div className="quartet">
        {number('weekNumber', t`Week`, 1)}
        {number('dayNumber', t`Day`, 1)}
        {number('minutes', t`Minutes`, 0)}
        {number('xpValue', t`XP`, 0)}
      </div>
      <div className="trio">
        <Select
          label={t`Part`}
          value={(draft.levelId ?? '') as string}
          choices={[none, ...course.levels.map(({ id, title }) => ({ value: id as string, label: title }))]}
          onChoose={(id) => set({ levelId: course.levels.find((level) => level.id === id)?.id ?? null })}
        />
        <Field
          label={t`Published on`}
          type="datetime-local"
          value={toLocalInput(draft.publishAt)}
          onChange={(event) => set({ publishAt: fromLocalInput(event.target.value) })}
          hint={<Trans>Empty: with the course</Trans>}
        />
      </div>
      <Check isOn={draft.isBossBattle} onChange={(isBossBattle) => set({ isBossBattle })}>
        <Trans>A boss battle</Trans>
      </Check>
    </div>
  );
};
