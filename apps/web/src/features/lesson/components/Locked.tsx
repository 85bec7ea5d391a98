import { Trans, useLingui } from '@lingui/react/macro';
import type { LessonRow } from '@lyceum/shared/course/contract/lesson.ts';
import { Link } from '@tanstack/react-router';
import { buttonClass } from '../../../ui/Button.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import { Heading } from '../../../ui/Heading.tsx';
import { LockWhy } from '../../../ui/learn/LockWhy.tsx';
import { Row } from '../../../ui/Row.tsx';

/** A lesson that is not open yet: why, and the way back. */
export const Locked = ({ row }: { readonly row: LessonRow }) => {
  const { t } = useLingui();
  return (
    <div className="text">
      <Row className="head tick">
        <Heading title={row.title}>{row.title}</Heading>
        <p className="sub">
          <LockWhy lock={row.lock} />
        </p>
      </Row>
      <Row>
        <Empty
          doodle="key"
          title={t`These pages are still glued together.`}
          action={
            <Link to="/learn/$courseId" params={{ courseId: row.courseId }} className={buttonClass('pen')}>
              <Trans>Back to the course</Trans>
            </Link>
          }
        >
          <Trans>Do what is named above, and they come apart.</Trans>
        </Empty>
      </Row>
    </div>
  );
};
