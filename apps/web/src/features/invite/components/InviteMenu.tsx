import { Menu } from '@base-ui/react/menu';
import { Trans, useLingui } from '@lingui/react/macro';
import type { FreshInvite, Invite } from '@lyceum/shared/invite/contract.ts';
import { Link } from '@tanstack/react-router';
import { Ellipsis, RotateCcw, ScrollText, Send, X } from 'lucide-react';
import { problemText } from '../../../lib/problem.ts';
import { toastError, toastUndo } from '../../../ui/toast.ts';
import { useInviteActs } from '../queries.ts';

/** What can be done with one invite. */
export const InviteMenu = ({ invite, onFresh }: { readonly invite: Invite; readonly onFresh: (invite: FreshInvite) => void }) => {
  const { t, i18n } = useLingui();
  const { resend, restore, revoke } = useInviteActs();
  const onError = (error: unknown) => toastError(i18n._(problemText(error)));
  const { id, status } = invite;
  const whom = invite.email ?? invite.course?.title ?? t`the school`;
  const doRevoke = () =>
    revoke.mutate(
      { id },
      {
        onError,
        onSuccess: () =>
          toastUndo(t`The invite for ${whom} is revoked.`, { label: t`Undo`, undo: () => restore.mutate({ id }, { onError }) }),
      },
    );
  return (
    <Menu.Root>
      <Menu.Trigger className="ib" aria-label={t`What to do with the invite for ${whom}`}>
        <Ellipsis className="i" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="menu-pos" sideOffset={4} align="end">
          <Menu.Popup className="menu">
            {(status === 'active' || status === 'expired') && (
              <Menu.Item onClick={() => resend.mutate({ id }, { onError, onSuccess: onFresh })}>
                <Send className="i" />
                {invite.email ? <Trans>Send again with a new link</Trans> : <Trans>Make a new link</Trans>}
              </Menu.Item>
            )}
            {status === 'revoked' ? (
              <Menu.Item onClick={() => restore.mutate({ id }, { onError })}>
                <RotateCcw className="i" />
                <Trans>Take the revocation back</Trans>
              </Menu.Item>
            ) : (
              <Menu.Item onClick={doRevoke}>
                <X className="i" />
                <Trans>Revoke</Trans>
              </Menu.Item>
            )}
            <Menu.Item render={<Link to="/school/audit" search={{ subject: `invite:${id}` }} />}>
              <ScrollText className="i" />
              <Trans>What happened to it</Trans>
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
};
