import { Toast } from '@base-ui/react/toast';
import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';

const manager = Toast.createToastManager();

/** Says that something worked; goes away by itself. */
export const toast = (text: string) => void manager.add({ description: text, timeout: 8_000 });

/** Says that something failed; stays until it is read. */
export const toastError = (text: string) => void manager.add({ description: text, type: 'err', timeout: 0, priority: 'high' });

const List = () => {
  const { t } = useLingui();
  const { toasts } = Toast.useToastManager();
  return toasts.map((item) => (
    <Toast.Root key={item.id} toast={item} className={`toast ${item.type ?? ''}`}>
      <Toast.Description className="grow" />
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
