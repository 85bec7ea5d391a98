import { Trans } from '@lingui/react/macro';
import type { AdminCourse } from '@lyceum/shared/course/contract/world.ts';
import type { ReactNode } from 'react';
import { Tick } from '../../../ui/Tick.tsx';

const Item = ({ isDone, children }: { readonly isDone: boolean; readonly children: ReactNode }) => (
  <li className="flex">
    {isDone ? <Tick size={20} /> : <i className="sq1" />}
    <span className={isDone ? 'two' : ''}>
      {children}
      <span className="sr">{isDone ? <Trans>: done</Trans> : <Trans>: not yet</Trans>}</span>
    </span>
  </li>
);

/** What a course should have before others see it. */
export const Checklist = ({ course }: { readonly course: AdminCourse }) => {
  const lessons = course.lessons.filter(({ archivedAt }) => archivedAt === null);
  return (
    <section aria-labelledby="checklist">
      <div className="sq-label on-grid">
        <h2 id="checklist">
          <Trans>Before it is published</Trans>
        </h2>
      </div>
      <ul className="on-grid checklist">
        <Item isDone={course.description.trim() !== ''}>
          <Trans>It says what one can do at the end</Trans>
        </Item>
        <Item isDone={lessons.length > 0}>
          <Trans>It has lessons</Trans>
        </Item>
        <Item isDone={lessons.length > 0 && lessons.every(({ content, muxPlaybackId }) => content.notes.trim() !== '' || muxPlaybackId)}>
          <Trans>Every lesson has a text or a video</Trans>
        </Item>
        <Item isDone={lessons.some(({ content }) => content.quizzes.length > 0)}>
          <Trans>Something is asked</Trans>
        </Item>
        <Item isDone={course.thumbnailUrl !== null}>
          <Trans>It has a cover</Trans>
        </Item>
        <Item isDone={course.visibility !== 'draft'}>
          <Trans>It is no draft any more</Trans>
        </Item>
      </ul>
    </section>
  );
};
