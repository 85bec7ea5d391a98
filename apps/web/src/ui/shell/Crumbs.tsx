import { Link } from '@tanstack/react-router';
import type { Crumb } from './crumb.ts';

/** The way down to this page, as it stands in the strip. */
export const Crumbs = ({ crumb }: { readonly crumb: Crumb | null }) => (
  <>
    {crumb?.up && (
      <span className="up two flex desktop-only-i">
        <Link to={crumb.up.to} className="plain clip">
          {crumb.up.text}
        </Link>
        <span aria-hidden="true">/</span>
      </span>
    )}
    <b className="clip">{crumb?.here}</b>
  </>
);
