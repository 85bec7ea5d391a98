import type { ReactNode } from 'react';

/** One band of a page: what locates it stands in the margin, what it says right of the red line. */
export const Row = ({
  margin,
  children,
  className = '',
}: {
  readonly margin?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) => (
  <div className={`r ${className}`}>
    <div className="m">{margin}</div>
    <div className="c">{children}</div>
  </div>
);
