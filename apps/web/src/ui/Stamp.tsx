import type { ReactNode } from 'react';

/** An ink stamp: only for what is finished. `lands` lets it hit the paper once. */
export const Stamp = (props: {
  readonly children: ReactNode;
  readonly ink?: 'pen' | 'leaf' | 'red';
  readonly size?: 'sm' | undefined;
  readonly lands?: boolean;
}) => (
  <span className={`stamp ${props.ink ?? 'leaf'} ${props.size === 'sm' ? 'sm-s' : ''} ${props.lands ? 'land' : ''}`}>{props.children}</span>
);
