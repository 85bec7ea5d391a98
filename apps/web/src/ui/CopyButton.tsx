import { useLingui } from '@lingui/react/macro';
import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { toast, toastError } from './toast.ts';

/** Puts a text into the clipboard and says so. */
export const CopyButton = ({ text, children }: { readonly text: string; readonly children: ReactNode }) => {
  const { t } = useLingui();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => toast(t`Copied.`),
      () => toastError(t`The browser did not let us copy. The link is ${text}`),
    );
  return (
    <Button onClick={() => void copy()}>
      <Copy className="i i-s" />
      {children}
    </Button>
  );
};
