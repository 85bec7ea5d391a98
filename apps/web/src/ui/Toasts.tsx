import { Toast } from '@base-ui/react/toast';
import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { toastManager } from './toast.ts';

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
  <Toast.Provider toastManager={toastManager} limit={3}>
    {children}
    <Toast.Portal>
      <Toast.Viewport className="toastbox">
        <List />
      </Toast.Viewport>
    </Toast.Portal>
  </Toast.Provider>
);
