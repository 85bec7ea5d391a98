import { type ReactNode, useEffect, useRef } from 'react';
import { hasMovedOnce } from '../lib/navigation.ts';

/** Names the page in the browser's tab and history. */
const useTitle = (title: string) => {
  useEffect(() => {
    document.title = title ? `${title} — Lyceum` : 'Lyceum';
  }, [title]);
};

/** What a page is called: on the page, in the tab, and (after a change of page) where the focus goes. */
export const Heading = ({
  children,
  title,
  className,
}: {
  readonly children: ReactNode;
  readonly title: string;
  readonly className?: string;
}) => {
  const ref = useRef<HTMLHeadingElement>(null);
  useTitle(title);
  useEffect(() => {
    if (hasMovedOnce()) ref.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={ref} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
};
