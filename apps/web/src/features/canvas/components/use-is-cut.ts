import { type RefObject, useEffect, useState } from 'react';

/** Whether an element is too short for what stands in it, at whatever width it has. */
export const useIsCut = (element: RefObject<HTMLElement | null>): boolean => {
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    const box = element.current;
    if (!box) return;
    const watch = new ResizeObserver(() => setCut(box.scrollHeight > box.clientHeight + 1));
    watch.observe(box);
    return () => watch.disconnect();
  }, [element]);
  return isCut;
};
