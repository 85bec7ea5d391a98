import { Trans } from '@lingui/react/macro';
import type { InviteStatus } from '@lyceum/shared/invite/contract.ts';
import type { ReactElement } from 'react';
import { Stamp } from '../../../ui/Stamp.tsx';

const words: { readonly [S in InviteStatus]: ReactElement } = {
  active: <Trans>open</Trans>,
  used: <Trans>full</Trans>,
  expired: <Trans>expired</Trans>,
  revoked: <Trans>revoked</Trans>,
};

/** The state of an invite, in a word. */
export const StatusWord = ({ status }: { readonly status: InviteStatus }) => words[status];

const kinds: { readonly [S in Exclude<InviteStatus, 'used'>]: string } = { active: 'pen', expired: 'line', revoked: 'red' };

/** The state of an invite as a tag; what is finished is stamped. */
export const StatusTag = ({ status }: { readonly status: InviteStatus }) =>
  status === 'used' ? <Stamp size="sm">{words.used}</Stamp> : <span className={`tag ${kinds[status]}`}>{words[status]}</span>;
