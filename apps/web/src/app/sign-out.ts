import { useNavigate } from '@tanstack/react-router';
import { signOut } from '../lib/session.ts';

/** Signs out and goes to the cover. */
export const useSignOut = () => {
  const navigate = useNavigate();
  return () => void signOut().finally(() => navigate({ to: '/sign-in' }));
};
