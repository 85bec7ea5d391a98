import { Outlet } from '@tanstack/react-router';
import { useTheme } from '../lib/theme.ts';
import { Announcer } from '../ui/Announcer.tsx';

/** Around every page: the right paper, and a voice for those who listen. */
export const Root = () => {
  useTheme();
  return (
    <>
      <Outlet />
      <Announcer />
    </>
  );
};
