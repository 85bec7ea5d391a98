import { Trans } from '@lingui/react/macro';
import type { AdminWorld } from '@lyceum/shared/course/contract/world.ts';
import { useFormats } from '../../../lib/format.ts';

/** Who sees a course, as a word. */
export const StateTag = ({ course }: { readonly course: Pick<AdminWorld, 'visibility' | 'publishAt' | 'archivedAt'> }) => {
  const { dayMonth } = useFormats();
  if (course.archivedAt)
    return (
      <span className="tag line">
        <Trans>archived</Trans>
      </span>
    );
  if (course.visibility === 'draft')
    return (
      <span className="tag">
        <Trans>draft</Trans>
      </span>
    );
  if (course.publishAt && Date.parse(course.publishAt) > Date.now())
    return (
      <span className="tag amber">
        <Trans>from {dayMonth(course.publishAt)}</Trans>
      </span>
    );
  return course.visibility === 'public' ? (
    <span className="tag leaf">
      <Trans>everybody</Trans>
    </span>
  ) : (
    <span className="tag pen">
      <Trans>members</Trans>
    </span>
  );
};
