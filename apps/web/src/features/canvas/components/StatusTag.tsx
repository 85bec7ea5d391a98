import { Trans } from '@lingui/react/macro';
import type { AssignmentStatus } from '@lyceum/shared/canvas/contract.ts';

const inks: { readonly [S in AssignmentStatus]: string } = {
  excused: 'line',
  graded: 'leaf',
  submitted: 'pen',
  missing: 'red',
  overdue: 'red',
  upcoming: '',
  undated: 'line',
};

/** How an assignment stands, in a word. */
export const StatusTag = ({ status }: { readonly status: AssignmentStatus }) => (
  <span className={`tag ${inks[status]}`}>
    {
      {
        excused: <Trans>excused</Trans>,
        graded: <Trans>graded</Trans>,
        submitted: <Trans>handed in</Trans>,
        missing: <Trans>missing</Trans>,
        overdue: <Trans>overdue</Trans>,
        upcoming: <Trans>ahead</Trans>,
        undated: <Trans>no date</Trans>,
      }[status]
    }
  </span>
);
