import { useEffect } from 'react';

const set = (isOn: boolean) => document.documentElement.toggleAttribute('data-zen', isOn);

/** Zen: the lesson alone, without rail, margin and strip. Escape, or leaving the lesson, ends it. */
export const useZen = () => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && set(false);
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('keydown', onKey);
      set(false);
    };
  }, []);
  return { toggle: () => set(!document.documentElement.hasAttribute('data-zen')) };
};
