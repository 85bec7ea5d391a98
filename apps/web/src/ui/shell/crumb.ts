import { createContext, type Dispatch, type ReactNode, type SetStateAction, useContext, useEffect } from 'react';

/** Sets what stands in the strip. */
export const CrumbContext = createContext<Dispatch<SetStateAction<ReactNode>>>(() => {});

/** Says in the strip where in the book this page is. `crumb` must be kept between renders or be text. */
export const useCrumb = (crumb: ReactNode) => {
  const set = useContext(CrumbContext);
  useEffect(() => {
    set(crumb);
    return () => set(null);
  }, [set, crumb]);
};
