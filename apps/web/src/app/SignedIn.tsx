import { useLingui } from '@lingui/react/macro';
import type { Role } from '@lyceum/shared/account/contract.ts';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { StreakChip } from '../features/reward/components/StreakChip.tsx';
import { api } from '../lib/api.ts';
import { worded } from '../lib/locale.ts';
import { useShortcuts } from '../lib/shortcuts.ts';
import { Crumbs } from '../ui/shell/Crumbs.tsx';
import { type Crumb, CrumbContext } from '../ui/shell/crumb.ts';
import { ProfileMenu } from '../ui/shell/ProfileMenu.tsx';
import { Shell } from '../ui/shell/Shell.tsx';
import { Toasts } from '../ui/Toasts.tsx';
import { FurtherSections } from './FurtherSections.tsx';
import { useEndedSession, useSignOut } from './sign-out.ts';

const loadDock = worded('teach', () => import('../features/upload/components/UploadDock.tsx'));
const UploadDock = lazy(() => loadDock().then(({ UploadDock: dock }) => ({ default: dock })));

const sectionOf = (path: string): string => (path === '/' ? 'p-home' : `p-${path.split('/')[1]}`);

const useGoTo = () => {
  const navigate = useNavigate();
  useShortcuts({
    'g h': () => void navigate({ to: '/' }),
    'g l': () => void navigate({ to: '/learn' }),
    'g c': () => void navigate({ to: '/class' }),
    'g n': () => void navigate({ to: '/chat' }),
    'g v': () => void navigate({ to: '/canvas' }),
    'g s': () => void navigate({ to: '/settings' }),
  });
};

/** What a phone has no tab for: Canvas, and what a person's role opens. */
const usePlaces = (role: Role | undefined) => {
  const { t } = useLingui();
  const canvas = { to: '/canvas', name: 'Canvas' };
  if (role !== 'tutor' && role !== 'admin') return [canvas];
  const teaching = [canvas, { to: '/teach', name: t`Teach` }];
  return role === 'admin' ? [...teaching, { to: '/school/invites', name: t`Invites` }, { to: '/school/audit', name: t`Trail` }] : teaching;
};

/** The frame of signed-in pages: sections, who one is, what is unread. */
export const SignedIn = () => {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [crumb, setCrumb] = useState<Crumb | null>(null);
  const me = api.account.me.useQuery({}, { staleTime: 60_000 });
  const channels = api.chat.channels.useQuery({}, { refetchInterval: 30_000 });
  const signOut = useSignOut();
  useEndedSession();
  useGoTo();
  const unread = (channels.data?.items ?? []).reduce((sum, channel) => sum + (path === `/chat/${channel.name}` ? 0 : channel.unread), 0);
  const places = usePlaces(me.data?.role);
  const tools = me.data && (
    <>
      <StreakChip />
      <ProfileMenu id={me.data.id} name={me.data.name} email={me.data.email} places={places} onSignOut={signOut} />
    </>
  );
  return (
    <Toasts>
      <Shell
        className={sectionOf(path)}
        crumb={<Crumbs crumb={crumb} />}
        tools={tools}
        unread={unread}
        further={me.data && <FurtherSections role={me.data.role} />}
      >
        <CrumbContext value={setCrumb}>
          <Outlet />
        </CrumbContext>
      </Shell>
      {(me.data?.role === 'tutor' || me.data?.role === 'admin') && (
        <Suspense fallback={null}>
          <UploadDock person={me.data.id} />
        </Suspense>
      )}
    </Toasts>
  );
};
