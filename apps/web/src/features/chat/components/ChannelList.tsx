import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Channel } from '@lyceum/shared/chat/contract.ts';
import { Link } from '@tanstack/react-router';
import { Hash } from 'lucide-react';
import { api } from '../../../lib/api.ts';
import { NewChannel } from './NewChannel.tsx';

/** The channels at the left; unread ones are bold and counted. */
export const ChannelList = ({ channels, current }: { readonly channels: readonly Channel[]; readonly current?: string }) => {
  const { t } = useLingui();
  const me = api.account.me.useQuery({});
  const mayOpen = me.data?.role === 'tutor' || me.data?.role === 'admin';
  return (
    <nav className="chans" aria-label={t`Channels`}>
      <h2>
        <Trans>Channels</Trans>
      </h2>
      <ul>
        {channels.map((channel) => {
          const isOn = channel.name === current;
          const unread = isOn ? 0 : channel.unread;
          return (
            <li key={channel.name}>
              <Link to="/chat/$name" params={{ name: channel.name }} className={`plain ${isOn ? 'on' : ''} ${unread > 0 ? 'un' : ''}`}>
                <Hash className="i i-s" />
                <span className="clip grow">{channel.title}</span>
                {unread > 0 && (
                  <span className="n">
                    <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
                    <span className="sr">
                      <Plural value={unread} one="# unread message" other="# unread messages" />
                    </span>
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
      {mayOpen && <NewChannel />}
    </nav>
  );
};
