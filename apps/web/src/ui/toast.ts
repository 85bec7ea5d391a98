import { Toast } from '@base-ui/react/toast';

/** What is told; `Toasts` shows it. Apart from it, so that a page can tell something without bringing what draws it. */
export const toastManager = Toast.createToastManager();
const staysMs = 8_000;

/** Says that something worked; goes away by itself. */
export const toast = (text: string) => void toastManager.add({ description: text, timeout: staysMs });

/** Says what was done and offers to take it back, for eight seconds; they stand still under a pointer or the focus. */
export const toastUndo = (text: string, action: { readonly label: string; readonly undo: () => void }) => {
  const id = toastManager.add({
    description: text,
    timeout: staysMs,
    actionProps: {
      children: action.label,
      className: 'btn',
      onClick: () => {
        toastManager.close(id);
        action.undo();
      },
    },
  });
};

/** Says that something failed; stays until it is read. */
export const toastError = (text: string) => void toastManager.add({ description: text, type: 'err', timeout: 0, priority: 'high' });
