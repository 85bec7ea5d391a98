import type { AppRouter } from '@lyceum/shared/contract.ts';
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { httpBatchLink, TRPCClientError } from '@trpc/client';
import { type CreateTRPCReact, createTRPCQueryUtils, createTRPCReact } from '@trpc/react-query';
import { isSignedOut } from './problem.ts';

/** Every procedure of the platform as React hooks. The annotation keeps the contract's type small. */
export const api: CreateTRPCReact<AppRouter, unknown> = createTRPCReact<AppRouter>();

/** The same procedures as plain functions. Cookies go along: the api is on our own origin. */
export const call = api.createClient({
  links: [
    httpBatchLink({
      url: '/trpc',
      maxItems: 10,
      // What is sent while the page goes away (where a video was left) is sent all the same.
      fetch: (url, init) =>
        fetch(url, { ...init, credentials: 'same-origin', keepalive: document.visibilityState === 'hidden' } as RequestInit),
    }),
  ],
});

/** Whether asking again may help: the network or the server failed, not the question. */
const isWorthRetrying = (error: unknown): boolean =>
  !(error instanceof TRPCClientError) || !error.data || ['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE'].includes(error.data.code);

const signedOutListeners = new Set<() => void>();

/** Tells when the server no longer knows who this is: the session has ended elsewhere, or run out. */
export const onSignedOut = (listener: () => void): (() => void) => {
  signedOutListeners.add(listener);
  return () => void signedOutListeners.delete(listener);
};

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (isSignedOut(error)) for (const listener of signedOutListeners) listener();
    },
  }),
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (count, error) => count < 2 && isWorthRetrying(error) },
    mutations: { retry: false },
  },
});

/** Reads and writes the query cache outside of components: loaders, guards. */
export const queries = createTRPCQueryUtils<AppRouter>({ queryClient, client: call });
