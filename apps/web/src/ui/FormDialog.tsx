import { Dialog } from '@base-ui/react/dialog';
import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import type { FormEventHandler, ReactNode } from 'react';
import { problemText } from '../lib/problem.ts';
import { Button } from './Button.tsx';
import { FormError } from './Field.tsx';

/** A button that makes something new, and the sheet that opens for it: `title` stands on both. */
export const FormDialog = (props: {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** The classes of the button. */
  readonly opener?: string;
  /** A `DialogForm`; it is there while the sheet is. */
  readonly children: ReactNode;
}) => (
  <Dialog.Root open={props.isOpen} onOpenChange={props.onOpenChange}>
    <Dialog.Trigger className={props.opener ?? 'btn btn-pen'}>
      <Plus className="i i-s" />
      {props.title}
    </Dialog.Trigger>
    <Dialog.Portal>
      <Dialog.Backdrop className="scrim" />
      <Dialog.Popup className="dialog floating">
        <Dialog.Title className="h2">{props.title}</Dialog.Title>
        {props.children}
      </Dialog.Popup>
    </Dialog.Portal>
  </Dialog.Root>
);

/** The form of a sheet: why it was refused, its fields, and the two ways out. */
export const DialogForm = (props: {
  readonly onSubmit: FormEventHandler;
  readonly error: unknown;
  readonly isBusy: boolean;
  /** False: there is nothing to send yet. */
  readonly canSend?: boolean;
  /** The words of the button that sends it. */
  readonly action: ReactNode;
  readonly children: ReactNode;
}) => {
  const { i18n } = useLingui();
  return (
    <form noValidate onSubmit={props.onSubmit}>
      <div className="fields">
        {props.error ? <FormError>{i18n._(problemText(props.error))}</FormError> : null}
        {props.children}
      </div>
      <div className="acts">
        <Dialog.Close className="btn btn-line">
          <Trans>Cancel</Trans>
        </Dialog.Close>
        <Button kind="pen" type="submit" busy={props.isBusy} disabled={props.canSend === false}>
          {props.action}
        </Button>
      </div>
    </form>
  );
};
