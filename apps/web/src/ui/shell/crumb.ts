import { createContext, useContext, useEffect } from 'react';

/** Where in the book a page is: its own name, and the page above it. */
export interface Crumb {
  readonly here: string;
  readonly up?: { readonly text: string; readonly to: string } | undefined;
}

/** Sets what stands in the strip. */
export const CrumbContext = createContext<(crumb: Crumb | null) => void>(() => {});

/** Says in the strip where in the book this page is. */
export const useCrumb = (here: string, upText?: string, upTo?: string) => {
  const set = useContext(CrumbContext);
  useEffect(() => {
    set({ here, up: upText && upTo ? { text: upText, to: upTo } : undefined });
    return () => set(null);
  }, [set, here, upText, upTo]);
};
