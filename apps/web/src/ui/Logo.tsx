import { stroke } from '../lib/ink.ts';

const scribble = stroke({ x: 11, y: 11, size: 13, turns: 6, pad: 1 }, 4);

/** The mark: a page with its red line and one square filled in. */
export const Logo = () => (
  <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
    <rect x="2.75" y="2.75" width="22.5" height="22.5" fill="var(--sheet)" stroke="var(--ink)" strokeWidth="1.5" />
    <path d="M9.5 2v24" stroke="var(--margin)" strokeWidth="1.5" />
    <path d={scribble} fill="none" stroke="var(--pen)" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);
