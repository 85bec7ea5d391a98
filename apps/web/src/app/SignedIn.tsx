import { Outlet, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { api } from '../lib/api.ts';
import { CrumbContext } from '../ui/shell/crumb.ts';
import { ProfileMenu } from '../ui/shell/ProfileMenu.tsx';
import { Shell } from '../ui/shell/Shell.tsx';
import { Toasts } from '../ui/Toasts.tsx';
import { useEndedSession, useSignOut } from './sign-out.ts';

const sectionOf = (path: string): string => (path === '/' ? 'p-home' : `p-${path.split('/')[1]}`);

/** The frame of signed-in pages: sections, who one is, what is unread. */
export const SignedIn = () => {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [crumb, setCrumb] = useState<ReactNode>(null);
  const me = api.account.me.useQuery({}, { staleTime: 60_000 });
  const channels = api.chat.channels.useQuery({}, { refetchInterval: 30_000 });
  const signOut = useSignOut();
  useEndedSession();
  const unread = (channels.data?.items ?? []).reduce((sum, channel) => sum + (path === `/chat/${channel.name}` ? 0 : channel.unread), 0);
  const tools = me.data && <ProfileMenu id={me.data.id} name={me.data.name} email={me.data.email} onSignOut={signOut} />;
  return (
    <Toasts>
      <Shell className={sectionOf(path)} crumb={<b className="clip">{crumb}</b>} tools={tools} unread={unread}>
        <CrumbContext value={setCrumb}>
          <Outlet />
        </CrumbContext>
      </Shell>
    </Toasts>
  );
};
