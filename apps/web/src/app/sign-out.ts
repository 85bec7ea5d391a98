import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { onSignedOut, queryClient } from '../lib/api.ts';
import { signOut } from '../lib/session.ts';

/** Goes to the cover when the session has ended behind the page's back, and comes back here after a sign-in. */
export const useEndedSession = () => {
  const navigate = useNavigate();
  useEffect(
    () =>
      onSignedOut(() => {
        queryClient.clear();
        void navigate({ to: '/sign-in', search: { next: location.pathname } });
      }),
    [navigate],
  );
};

/** Signs out and goes to the cover. */
export const useSignOut = () => {
  const navigate = useNavigate();
  return () => void signOut().finally(() => navigate({ to: '/sign-in' }));
};
