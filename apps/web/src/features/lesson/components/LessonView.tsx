import { Trans } from '@lingui/react/macro';
import type { Lesson } from '@lyceum/shared/course/contract/lesson.ts';
import type { WorldDetail } from '@lyceum/shared/course/contract/world.ts';
import type { Playback } from '@lyceum/shared/media/contract.ts';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { numbersOf } from '../../../lib/syllabus.ts';
import { Heading } from '../../../ui/Heading.tsx';
import { Row } from '../../../ui/Row.tsx';
import { FootBar } from './FootBar.tsx';
import { FilmContext, filmIn } from './film.ts';
import { type LessonTab, LessonTabs } from './LessonTabs.tsx';
import { useCues } from './player/cues.ts';
import { useCaptionChoice } from './player/use-caption-choice.ts';
import { Rail } from './Rail.tsx';
import { useCompletion } from './use-completion.ts';
import { useZen } from './use-zen.ts';
import { LessonMargin, VideoPart } from './VideoPart.tsx';

const useLessonKeys = (lesson: Lesson, actions: { readonly m: () => void; readonly n: () => void; readonly z: () => void }) => {
  const navigate = useNavigate();
  const go = (lessonId: Lesson['id'] | null) => () => {
    if (lessonId) void navigate({ to: '/learn/$courseId/lessons/$lessonId', params: { courseId: lesson.courseId, lessonId } });
  };
  useShortcuts({ ...actions, '[': go(lesson.prevLessonId), ']': go(lesson.nextLessonId) });
};

/** A lesson open in front of its reader. */
export const LessonView = (props: {
  readonly lesson: Lesson;
  readonly course: WorldDetail | undefined;
  readonly playback: Playback;
  readonly isSignedIn: boolean;
}) => {
  const { lesson, course, playback, isSignedIn } = props;
  const video = useRef<HTMLVideoElement>(null);
  const playable = playback.kind === 'none' ? null : playback;
  const film = filmIn(video, playable !== null);
  const captions = useCaptionChoice(playable?.tracks ?? []);
  const cues = useCues(video, captions.track?.url ?? null);
  const [tab, setTab] = useState<LessonTab>('text');
  const [noteAt, setNoteAt] = useState<number | null>(null);
  const completion = useCompletion(lesson);
  const { toggle } = useZen();
  const number = (course && numbersOf(course.lessons).get(lesson.id)) ?? '';
  useLessonKeys(lesson, {
    m: () => isSignedIn && completion.complete(),
    n: () => {
      setNoteAt(film.now());
      setTab('notes');
    },
    z: toggle,
  });
  const margin = <LessonMargin lesson={lesson} number={number} stamped={completion.stamped} />;
  return (
    <FilmContext value={film}>
      <div className="text lesson">
        {playable ? (
          <>
            <Heading title={lesson.title} className="sr">
              <Trans>
                Lesson {number}. {lesson.title}
              </Trans>
            </Heading>
            <VideoPart
              lesson={lesson}
              margin={margin}
              video={video}
              playable={playable}
              track={captions.track}
              cues={cues}
              isCaptioned={captions.isOn}
              isSignedIn={isSignedIn}
              onToggleCaptions={captions.toggle}
            />
          </>
        ) : (
          <Row className="head lesson-head" margin={margin}>
            <Heading title={lesson.title}>{lesson.title}</Heading>
            {lesson.description && <p className="read-lead">{lesson.description}</p>}
          </Row>
        )}
        <LessonTabs
          lesson={lesson}
          cues={cues}
          isSignedIn={isSignedIn}
          tab={tab}
          noteAt={noteAt}
          onTab={setTab}
          onForgetMoment={() => setNoteAt(null)}
        />
        <FootBar course={course} lesson={lesson} isSignedIn={isSignedIn} completion={completion} />
      </div>
      <aside className="rail2">{course && <Rail course={course} hereId={lesson.id} />}</aside>
    </FilmContext>
  );
};
