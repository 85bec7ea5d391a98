import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { WorldDetail } from '@lyceum/shared/course/contract/world.ts';
import { Link } from '@tanstack/react-router';
import { PencilLine } from 'lucide-react';
import { useFormats } from '../../../lib/format.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Heading } from '../../../ui/Heading.tsx';
import { Row } from '../../../ui/Row.tsx';
import { Stamp } from '../../../ui/Stamp.tsx';

/** The title page of a course, as a textbook has it: what it is called, what it promises, who teaches it, how long it is. */
export const TitlePage = ({ course }: { readonly course: WorldDetail }) => {
  const { t } = useLingui();
  const { number } = useFormats();
  const levels = { beginner: t`beginner`, intermediate: t`intermediate`, advanced: t`advanced` } as const;
  return (
    <Row
      className="head tick"
      margin={
        <span className="desktop-only-i">
          {levels[course.difficulty]}
          {course.visibility !== 'public' && (
            <>
              <br />
              {course.visibility === 'member' ? <Trans>members</Trans> : <Trans>draft</Trans>}
            </>
          )}
        </span>
      }
    >
      <div className="title-page">
        <Heading title={course.title}>
          <span lang={course.language}>{course.title}</span>
        </Heading>
        <p className="read-lead" lang={course.language}>
          {course.description}
        </p>
        <div className="flex wrap facts">
          <Avatar id={course.tutor.id} name={course.tutor.name} />
          <span>
            <b className="b">{course.tutor.name}</b>{' '}
            <span className="two">
              {course.language === 'uk' ? <Trans>teaches it in Ukrainian</Trans> : <Trans>teaches it in English</Trans>}
            </span>
          </span>
          {course.progress === 100 && (
            <span className="end">
              <Stamp>
                <Trans>passed</Trans>
              </Stamp>
            </span>
          )}
        </div>
        <p className="num sm two facts2 flex wrap">
          <span>
            <Plural value={course.weekCount} one="# week" other="# weeks" />,{' '}
            <Plural value={course.lessonCount} one="# lesson" other="# lessons" />, {number(course.xp)} XP
          </span>
          {course.canEdit && (
            <Link to="/teach/$courseId" params={{ courseId: course.id }} className="flex edit-link">
              <PencilLine className="i i-s" />
              <Trans>Edit the course</Trans>
            </Link>
          )}
        </p>
      </div>
    </Row>
  );
};
