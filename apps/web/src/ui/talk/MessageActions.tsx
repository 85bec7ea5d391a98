import { Menu } from '@base-ui/react/menu';
import { useLingui } from '@lingui/react/macro';
import type { Message } from '@lyceum/shared/chat/contract.ts';
import { Pencil, Reply, SmilePlus, Trash2 } from 'lucide-react';
import { toastError } from '../toast.ts';
import { useTalk } from './context.ts';

const emojis = ['👍', '❤️', '🎉', '😂', '🤔', '👀'];

const ReactMenu = ({ message }: { readonly message: Message }) => {
  const { t } = useLingui();
  const { client } = useTalk();
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="ib" aria-label={t`React`}>
        <SmilePlus className="i i-s" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="menu-pos" side="top" sideOffset={4} align="end">
          <Menu.Popup className="menu emojis">
            {emojis.map((emoji) => (
              <Menu.Item key={emoji} onClick={() => void client.send('chat.react', { seq: message.seq, emoji })}>
                {emoji}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
};

/** What can be done with a message: react, answer; one's own: other words, take it back. */
export const MessageActions = ({ message, isYou }: { readonly message: Message; readonly isYou: boolean }) => {
  const { t } = useLingui();
  const { client, view, write } = useTalk();
  const { can_chat, can_moderate } = view.you.permissions;
  const remove = async () => {
    const outcome = await client.send('chat.delete', { seq: message.seq });
    if (!outcome.ok) toastError(t`The message was not deleted: ${outcome.message}`);
  };
  if (!can_chat) return null;
  return (
    <div className="acts">
      <ReactMenu message={message} />
      <button type="button" className="ib" aria-label={t`Answer`} onClick={() => write({ kind: 'reply', message })}>
        <Reply className="i i-s" />
      </button>
      {isYou && (
        <button type="button" className="ib" aria-label={t`Edit`} onClick={() => write({ kind: 'edit', message })}>
          <Pencil className="i i-s" />
        </button>
      )}
      {(isYou || can_moderate) && (
        <button type="button" className="ib" aria-label={t`Delete`} onClick={() => void remove()}>
          <Trash2 className="i i-s" />
        </button>
      )}
    </div>
  );
};
