import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Trans } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';

/** Asks before something that cannot be taken back. `children` is the button that opens it. */
export const Confirm = (props: {
  readonly children: ReactElement;
  readonly title: ReactNode;
  readonly says: ReactNode;
  readonly action: ReactNode;
  readonly onConfirm: () => void;
}) => (
  <AlertDialog.Root>
    <AlertDialog.Trigger render={props.children} />
    <AlertDialog.Portal>
      <AlertDialog.Backdrop className="scrim" />
      <AlertDialog.Popup className="dialog floating">
        <AlertDialog.Title className="h2">{props.title}</AlertDialog.Title>
        <AlertDialog.Description className="two sp-h">{props.says}</AlertDialog.Description>
        <div className="acts">
          <AlertDialog.Close className="btn btn-line">
            <Trans>Go back</Trans>
          </AlertDialog.Close>
          <AlertDialog.Close className="btn btn-red" onClick={props.onConfirm}>
            {props.action}
          </AlertDialog.Close>
        </div>
      </AlertDialog.Popup>
    </AlertDialog.Portal>
  </AlertDialog.Root>
);
