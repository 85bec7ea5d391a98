import { Toast } from '@base-ui/react/toast';
import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';

const manager = Toast.createToastManager();
const staysMs = 8_000;

/** Says that something worked; goes away by itself. */
export const toast = (text: string) => void manager.add({ description: text, timeout: staysMs });

/** Says what was done and offers to take it back, for eight seconds; they stand still under a pointer or the focus. */
export const toastUndo = (text: string, action: { readonly label: string; readonly undo: () => void }) => {
  const id = manager.add({
    description: text,
    timeout: staysMs,
    actionProps: {
      children: action.label,
      className: 'btn',
      onClick: () => {
        manager.close(id);
        action.undo();
      },
    },
  });
};

/** Says that something failed; stays until it is read. */
export const toastError = (text: string) => void manager.add({ description: text, type: 'err', timeout: 0, priority: 'high' });

const List = () => {
  const { t } = useLingui();
  const { toasts } = Toast.useToastManager();
  return toasts.map((item) => (
    <Toast.Root key={item.id} toast={item} className={`toast ${item.type ?? ''}`}>
      <Toast.Description className="grow" />
      {item.actionProps && <Toast.Action />}
      <Toast.Close className="ib" aria-label={t`Close`}>
        <X className="i i-s" />
      </Toast.Close>
    </Toast.Root>
  ));
};

/** Where toasts appear, over whatever is inside. */
export const Toasts = ({ children }: { readonly children: ReactNode }) => (
  <Toast.Provider toastManager={manager} limit={3}>
    {children}
    <Toast.Portal>
      <Toast.Viewport className="toastbox">
        <List />
      </Toast.Viewport>
    </Toast.Portal>
  </Toast.Provider>
);
