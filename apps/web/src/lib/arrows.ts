import { type RefObject, useEffect } from 'react';

/** Arrows up and down move the focus along the links of a list; from inside `area`, also into it. */
export const useArrows = (list: RefObject<HTMLElement | null>, area: RefObject<HTMLElement | null> = list) => {
  useEffect(() => {
    const element = area.current;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      const links = [...(list.current?.querySelectorAll<HTMLElement>('a[href]') ?? [])];
      const next = links[links.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  });
};
