import { Tabs } from '@base-ui/react/tabs';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Lesson } from '@lyceum/shared/course/contract/lesson.ts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Markdown } from '../../../ui/Markdown.tsx';
import { Row } from '../../../ui/Row.tsx';
import { useFiles, useNotes, useThreads } from '../queries.ts';
import { Files } from './Files.tsx';
import { MyNotes } from './MyNotes.tsx';
import type { Cue } from './player/cues.ts';
import { Questions } from './Questions.tsx';
import { Quizzes } from './Quizzes.tsx';
import { Transcript } from './Transcript.tsx';

export type LessonTab = 'text' | 'said' | 'notes' | 'quiz' | 'talk' | 'files';

const Tab = ({ tab, count, children }: { readonly tab: LessonTab; readonly count?: number | undefined; readonly children: ReactNode }) => (
  <Tabs.Tab value={tab}>
    {children}
    {Boolean(count) && <span className="cnt">{count}</span>}
  </Tabs.Tab>
);

const ForMembers = ({ lesson }: { readonly lesson: Lesson }) => (
  <Row>
    <p className="two sp-1">
      <Trans>
        <Link to="/sign-in" search={{ next: `/learn/${lesson.courseId}/lessons/${lesson.id}` }}>
          Sign in
        </Link>{' '}
        to write notes and to ask.
      </Trans>
    </p>
  </Row>
);

/** What lies below the video: the text, what is said, one's notes, quizzes, questions, files. */
export const LessonTabs = (props: {
  readonly lesson: Lesson;
  readonly cues: readonly Cue[];
  readonly isSignedIn: boolean;
  readonly tab: LessonTab;
  readonly noteAt: number | null;
  readonly onTab: (tab: LessonTab) => void;
  readonly onForgetMoment: () => void;
}) => {
  const { t } = useLingui();
  const { lesson, cues, isSignedIn } = props;
  const notes = useNotes(lesson.id, isSignedIn);
  const threads = useThreads(lesson.id, isSignedIn);
  const files = useFiles(lesson.id);
  const quizzes = lesson.content.quizzes.length;
  return (
    <Tabs.Root value={props.tab} onValueChange={(tab) => props.onTab(tab as LessonTab)}>
      <Row className="tabrow">
        <Tabs.List className="tabs" aria-label={t`Parts of the lesson`}>
          <Tab tab="text">
            <Trans>Lesson</Trans>
          </Tab>
          {cues.length > 0 && (
            <Tab tab="said">
              <Trans>Transcript</Trans>
            </Tab>
          )}
          <Tab tab="notes" count={notes.data?.length}>
            <Trans>My notes</Trans>
          </Tab>
          {quizzes > 0 && (
            <Tab tab="quiz" count={quizzes}>
              <Trans>Quiz</Trans>
            </Tab>
          )}
          <Tab tab="talk" count={threads.data?.length}>
            <Trans>Q&A</Trans>
          </Tab>
          <Tab tab="files" count={files.data?.length}>
            <Trans>Files</Trans>
          </Tab>
        </Tabs.List>
      </Row>
      <Tabs.Panel value="text" className="panel">
        <Row>
          <div className="read prose">
            <Markdown>{lesson.content.notes}</Markdown>
          </div>
        </Row>
        {quizzes > 0 && <Quizzes lesson={lesson} isSignedIn={isSignedIn} />}
      </Tabs.Panel>
      <Tabs.Panel value="said" className="panel">
        <Transcript cues={cues} />
      </Tabs.Panel>
      <Tabs.Panel value="notes" className="panel">
        {isSignedIn ? (
          <MyNotes lessonId={lesson.id} at={props.noteAt} onForgetMoment={props.onForgetMoment} />
        ) : (
          <ForMembers lesson={lesson} />
        )}
      </Tabs.Panel>
      <Tabs.Panel value="quiz" className="panel">
        <Quizzes lesson={lesson} isSignedIn={isSignedIn} />
      </Tabs.Panel>
      <Tabs.Panel value="talk" className="panel">
        {isSignedIn ? <Questions lessonId={lesson.id} /> : <ForMembers lesson={lesson} />}
      </Tabs.Panel>
      <Tabs.Panel value="files" className="panel">
        <Files lessonId={lesson.id} />
      </Tabs.Panel>
    </Tabs.Root>
  );
};
