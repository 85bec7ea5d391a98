import { Trans } from '@lingui/react/macro';
import type { Role } from '@lyceum/shared/account/contract.ts';
import { Link } from '@tanstack/react-router';
import { NotebookPen, ScrollText, UserRoundPlus } from 'lucide-react';

/** The parts of the book that only those who teach, or run the school, are shown. */
export const StaffSections = ({ role }: { readonly role: Role }) =>
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
