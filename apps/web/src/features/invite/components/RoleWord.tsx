import { Trans } from '@lingui/react/macro';
import type { GrantedRole } from '@lyceum/shared/invite/contract.ts';
import type { ReactElement } from 'react';

const words: { readonly [R in GrantedRole]: ReactElement } = {
  member: <Trans>Member</Trans>,
  tutor: <Trans>Tutor</Trans>,
  admin: <Trans>Admin</Trans>,
};

/** What an invite makes of somebody, in a word. */
export const RoleWord = ({ role }: { readonly role: GrantedRole }) => words[role];
