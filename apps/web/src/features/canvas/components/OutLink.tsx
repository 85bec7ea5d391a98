import type { ReactNode } from 'react';

/** A name that leads to its page in Canvas, in a window of its own; plain words where Canvas gave no address, or none to be trusted. */
export const OutLink = (props: { readonly url: string | null; readonly className?: string; readonly children: ReactNode }) => {
  const { url, className = '', children } = props;
  if (!url || !/^https?:\/\//i.test(url)) return <span className={className}>{children}</span>;
  return (
    <a className={`plain ${className}`} href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
};
