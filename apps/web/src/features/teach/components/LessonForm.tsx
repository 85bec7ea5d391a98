import { Trans, useLingui } from '@lingui/react/macro';
import type { AdminLesson } from '@lyceum/shared/course/contract/lesson.ts';
import type { AdminCourse } from '@lyceum/shared/course/contract/world.ts';
import { type FormEvent, type ReactNode, useState } from 'react';
import { problemOf, problemText } from '../../../lib/problem.ts';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { Button } from '../../../ui/Button.tsx';
import { FormError } from '../../../ui/Field.tsx';
import { Row } from '../../../ui/Row.tsx';
import { toast } from '../../../ui/toast.ts';
import { useLessonActions } from '../queries.ts';
import { DripEditor } from './DripEditor.tsx';
import { CaptionsField, FilesField } from './FilesField.tsx';
import { LessonFacts } from './LessonFacts.tsx';
import { type LessonDraft, lessonChange, lessonDraft } from './lesson-draft.ts';
import { NotesEditor } from './NotesEditor.tsx';
import { QuizEditor } from './quiz/QuizEditor.tsx';
import { VideoField } from './VideoField.tsx';

const Part = ({ name, title, children }: { readonly name: ReactNode; readonly title: ReactNode; readonly children: ReactNode }) => (
  <Row className="teach-part" margin={<span className="desktop-only-i">{name}</span>}>
    <h2 className="sec">{title}</h2>
    {children}
  </Row>
);

/** A lesson while it is edited: what it is, its video, its text, its questions, its files, when it opens. */
export const LessonForm = ({ course, lesson }: { readonly course: AdminCourse; readonly lesson: AdminLesson }) => {
  const { t, i18n } = useLingui();
  const [saved, setSaved] = useState(() => lessonDraft(lesson));
  const [draft, setDraft] = useState(saved);
  const { update } = useLessonActions(course.id);
  const set = (change: Partial<LessonDraft>) => setDraft({ ...draft, ...change });
  const isClean = JSON.stringify(draft) === JSON.stringify(saved);
  const save = () =>
    update.mutate(
      { lessonId: lesson.id, ...lessonChange(draft) },
      {
        onSuccess: (next) => {
          const fresh = lessonDraft(next);
          setSaved(fresh);
          setDraft(fresh);
          toast(t`The lesson is saved.`);
        },
      },
    );
  useShortcuts({ 'mod+s': () => !isClean && save() });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const wrong = problemOf(update.error)?.issues?.[0];
  return (
    <form noValidate onSubmit={submit} className="lesson-form">
      <Row className="teach-part">
        <LessonFacts course={course} draft={draft} set={set} />
      </Row>
      <Part name={<Trans>video</Trans>} title={<Trans>Video</Trans>}>
        <VideoField lesson={lesson} />
        <div className="sp-h">
          <CaptionsField lessonId={lesson.id} language={course.language} />
        </div>
      </Part>
      <Part name={<Trans>text</Trans>} title={<Trans>Text</Trans>}>
        <NotesEditor text={draft.notes} onChange={(notes) => set({ notes })} />
      </Part>
      <Part name={<Trans>questions</Trans>} title={<Trans>Quizzes</Trans>}>
        <QuizEditor quizzes={draft.quizzes} onChange={(quizzes) => set({ quizzes })} />
      </Part>
      <Part name={<Trans>files</Trans>} title={<Trans>Files</Trans>}>
        <FilesField lessonId={lesson.id} />
      </Part>
      <Part name={<Trans>opens</Trans>} title={<Trans>When it opens</Trans>}>
        <DripEditor course={course} lesson={lesson} rules={draft.drip} onChange={(drip) => set({ drip })} />
      </Part>
      <Row className="teach-save">
        {update.error && (
          <FormError>
            {i18n._(problemText(update.error))}{' '}
            {wrong && (
              <span>
                <span className="num">{wrong.path}</span>: {wrong.message}
              </span>
            )}
          </FormError>
        )}
        <p className="flex">
          <Button kind="pen" type="submit" busy={update.isPending} disabled={isClean || draft.title.trim() === ''}>
            <Trans>Save the lesson</Trans>
          </Button>
          {!isClean && (
            <span className="sm two">
              <Trans>Not saved yet</Trans>
            </span>
          )}
        </p>
      </Row>
    </form>
  );
};
