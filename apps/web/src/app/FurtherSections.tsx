import { Trans } from '@lingui/react/macro';
import type { Role } from '@lyceum/shared/account/contract.ts';
import { Link } from '@tanstack/react-router';
import { NotebookPen, RefreshCw, ScrollText, UserRoundPlus } from 'lucide-react';

const StaffSections = ({ role }: { readonly role: Role }) =>
  (role === 'tutor' || role === 'admin') && (
    <>
      <Link to="/teach">
        <NotebookPen className="i" />
        <span>
          <Trans>Teach</Trans>
        </span>
      </Link>
      {role === 'admin' && (
        <>
          <Link to="/school/invites">
            <UserRoundPlus className="i" />
            <span>
              <Trans>Invites</Trans>
            </span>
          </Link>
          <Link to="/school/audit">
            <ScrollText className="i" />
            <span>
              <Trans>Trail</Trans>
            </span>
          </Link>
        </>
      )}
    </>
  );

/** The parts of the book beside those that are tabs on a phone: Canvas for everybody, more for those who teach or run the school. */
export const FurtherSections = ({ role }: { readonly role: Role }) => (
  <>
    <Link to="/canvas">
      <RefreshCw className="i" />
      <span>Canvas</span>
    </Link>
    <StaffSections role={role} />
  </>
);
