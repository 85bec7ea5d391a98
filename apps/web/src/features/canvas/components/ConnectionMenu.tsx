import { Menu } from '@base-ui/react/menu';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Connection } from '@lyceum/shared/canvas/contract.ts';
import { Ellipsis, KeyRound, Plus, ShieldCheck, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { toast, toastError } from '../../../ui/toast.ts';
import { useConnectionActs } from '../queries.ts';
import { RemoveConnection } from './RemoveConnection.tsx';
import { ReplaceToken } from './ReplaceToken.tsx';

/** What else can be done with a connection. */
export const ConnectionMenu = ({ connection, onAdd }: { readonly connection: Connection; readonly onAdd: () => void }) => {
  const { t, i18n } = useLingui();
  const { validate } = useConnectionActs();
  const [open, setOpen] = useState<'none' | 'replace' | 'remove'>('none');
  const { id, kind, canvasName } = connection;
  const check = () =>
    validate.mutate(
      { id },
      {
        onSuccess: ({ state }) => (state === 'ok' ? toast(t`${canvasName} answers, and the token is good.`) : undefined),
        onError: (error) => toastError(i18n._(problemText(error))),
      },
    );
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="ib cv-more" aria-label={t`What to do with ${canvasName}`} aria-busy={validate.isPending || undefined}>
          <Ellipsis className="i" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner className="menu-pos" sideOffset={4} align="end">
            <Menu.Popup className="menu">
              <Menu.Item onClick={check}>
                <ShieldCheck className="i" />
                <Trans>Check the connection</Trans>
              </Menu.Item>
              {kind === 'token' && (
                <Menu.Item onClick={() => setOpen('replace')}>
                  <KeyRound className="i" />
                  <Trans>Replace the token</Trans>
                </Menu.Item>
              )}
              <Menu.Item onClick={onAdd}>
                <Plus className="i" />
                <Trans>Connect another Canvas</Trans>
              </Menu.Item>
              <Menu.Item onClick={() => setOpen('remove')}>
                <Trash2 className="i" />
                <Trans>Remove</Trans>
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <ReplaceToken connection={connection} isOpen={open === 'replace'} onClose={() => setOpen('none')} />
      <RemoveConnection connection={connection} isOpen={open === 'remove'} onClose={() => setOpen('none')} />
    </>
  );
};
