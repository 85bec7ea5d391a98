import type { User } from '@lyceum/shared/account/contract.ts';
import { getRouteApi, lazyRouteComponent } from '@tanstack/react-router';

const SignedIn = lazyRouteComponent(() => import('./SignedIn.tsx'), 'SignedIn');
const Visitor = lazyRouteComponent(() => import('./Visitor.tsx'), 'Visitor');
const route = getRouteApi('/in');

/** Fetches the frame that this reader is about to see, and not the other. */
export const preloadFrame = async (user: User | null): Promise<void> => {
  await (user ? SignedIn : Visitor).preload?.();
};

/** The frame of a page: the whole book for whoever is signed in, its cover for a visitor. */
export const Frame = () => (route.useRouteContext().user ? <SignedIn /> : <Visitor />);
