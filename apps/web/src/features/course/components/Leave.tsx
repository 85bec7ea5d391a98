import { Trans, useLingui } from '@lingui/react/macro';
import type { WorldDetail } from '@lyceum/shared/course/contract/world.ts';
import { problemText } from '../../../lib/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { Row } from '../../../ui/Row.tsx';
import { toastError, toastUndo } from '../../../ui/toast.ts';
import { useEnrol, useLeave } from '../queries.ts';

/** The way out of a course, at the end of it. */
export const Leave = ({ course }: { readonly course: WorldDetail }) => {
  const { t, i18n } = useLingui();
  const [leave, enrol] = [useLeave(), useEnrol()];
  const onError = (error: unknown) => toastError(i18n._(problemText(error)));
  const act = () =>
    leave.mutate(
      { courseId: course.id },
      {
        onError,
        onSuccess: () =>
          toastUndo(t`You left ${course.title}. What you learned is kept.`, {
            label: t`Undo`,
            undo: () => enrol.mutate({ courseId: course.id }, { onError }),
          }),
      },
    );
  return (
    <Row className="leave-row">
      <Button kind="text" size="sm" busy={leave.isPending} onClick={act}>
        <Trans>Leave the course</Trans>
      </Button>
    </Row>
  );
};
