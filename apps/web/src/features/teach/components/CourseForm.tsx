import { Trans, useLingui } from '@lingui/react/macro';
import type { AdminCourse } from '@lyceum/shared/course/contract/world.ts';
import { type FormEvent, useState } from 'react';
import { fromLocalInput, toLocalInput } from '../../../lib/local-time.ts';
import { problemOf, problemText } from '../../../lib/problem.ts';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { Area } from '../../../ui/Area.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Field, FormError } from '../../../ui/Field.tsx';
import { Select } from '../../../ui/Select.tsx';
import { toast } from '../../../ui/toast.ts';
import { useCourseActions } from '../queries.ts';
import { Thumbnail } from './Thumbnail.tsx';

type Draft = Pick<AdminCourse, 'title' | 'description' | 'difficulty' | 'language' | 'visibility' | 'thumbnailUrl' | 'publishAt'>;

const draftOf = ({ title, description, difficulty, language, visibility, thumbnailUrl, publishAt }: AdminCourse): Draft => ({
  title,
  description,
  difficulty,
  language,
  visibility,
  thumbnailUrl,
  publishAt,
});

/** What a course says about itself, and who sees it. */
export const CourseForm = ({ course }: { readonly course: AdminCourse }) => {
  const { t, i18n } = useLingui();
  const [draft, setDraft] = useState(() => draftOf(course));
  const { update } = useCourseActions();
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const save = () => update.mutate({ courseId: course.id, ...draft }, { onSuccess: () => toast(t`The course is saved.`) });
  const isClean = JSON.stringify(draft) === JSON.stringify(draftOf(course));
  useShortcuts({ 'mod+s': () => !isClean && save() });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const wrong = problemOf(update.error)?.issues?.[0];
  return (
    <form className="teach-form" noValidate onSubmit={submit}>
      {update.error && (
        <FormError>
          {i18n._(problemText(update.error))} {wrong && <span className="num">{wrong.path}</span>}
        </FormError>
      )}
      <Field label={t`Title`} maxLength={200} value={draft.title} onChange={(event) => set({ title: event.target.value })} />
      <Area
        label={t`What one can do at the end of it`}
        rows={3}
        maxLength={5000}
        value={draft.description}
        onChange={(event) => set({ description: event.target.value })}
      />
      <div className="trio">
        <Select
          label={t`Level`}
          value={draft.difficulty}
          choices={[
            { value: 'beginner', label: t`beginner` },
            { value: 'intermediate', label: t`intermediate` },
            { value: 'advanced', label: t`advanced` },
          ]}
          onChoose={(difficulty) => set({ difficulty })}
        />
        <Select
          label={t`Taught in`}
          value={draft.language}
          choices={[
            { value: 'en', label: 'English' },
            { value: 'uk', label: 'Українська' },
          ]}
          onChoose={(language) => set({ language })}
        />
        <Select
          label={t`Seen by`}
          value={draft.visibility}
          choices={[
            { value: 'draft', label: t`only me (a draft)` },
            { value: 'member', label: t`members` },
            { value: 'public', label: t`everybody` },
          ]}
          onChoose={(visibility) => set({ visibility })}
        />
      </div>
      <div className="trio">
        <Field
          label={t`Published on`}
          type="datetime-local"
          value={toLocalInput(draft.publishAt)}
          onChange={(event) => set({ publishAt: fromLocalInput(event.target.value) })}
          hint={<Trans>Empty: as soon as it is no draft.</Trans>}
        />
        <Thumbnail courseId={course.id} url={draft.thumbnailUrl} onChange={(thumbnailUrl) => set({ thumbnailUrl })} />
      </div>
      <p className="flex">
        <Button kind="pen" type="submit" busy={update.isPending} disabled={isClean || draft.title.trim() === ''}>
          <Trans>Save</Trans>
        </Button>
        {!isClean && (
          <span className="sm two">
            <Trans>Not saved yet</Trans>
          </span>
        )}
      </p>
    </form>
  );
};
