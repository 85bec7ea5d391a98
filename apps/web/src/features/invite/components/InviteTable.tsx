import { Trans } from '@lingui/react/macro';
import type { FreshInvite, Invite } from '@lyceum/shared/invite/contract.ts';
import { useFormats } from '../../../lib/format.ts';
import { Squares } from '../../../ui/Squares.tsx';
import { InviteMenu } from './InviteMenu.tsx';
import { RoleWord } from './RoleWord.tsx';
import { StatusTag } from './StatusTag.tsx';

/** More squares than this would be a bar. */
const mostSquares = 12;

const Uses = ({ uses, maxUses }: Pick<Invite, 'uses' | 'maxUses'>) => (
  <>
    {maxUses <= mostSquares && <Squares size="s" marks={Array.from({ length: maxUses }, (_, n) => (n < uses ? 'done' : 'empty'))} />}{' '}
    <span className="num sm two">
      {uses} / {maxUses}
    </span>
  </>
);

const When = ({ at }: { readonly at: string | null }) => {
  const formats = useFormats();
  if (at === null) return <Trans>never</Trans>;
  const [year, thisYear] = [at, Date.now()].map((when) => formats.dayKey(when).slice(0, 4));
  return <time dateTime={at}>{year === thisYear ? `${formats.dayMonth(at)} ${formats.time(at)}` : `${formats.dayMonth(at)}.${year}`}</time>;
};

const TableRow = ({ invite, onFresh }: { readonly invite: Invite; readonly onFresh: (invite: FreshInvite) => void }) => (
  <tr>
    <td className="clip">{invite.email ?? <Trans>anyone with the link</Trans>}</td>
    <td>
      <StatusTag status={invite.status} />
    </td>
    <td>
      <RoleWord role={invite.roleToGrant} />
    </td>
    <td>{invite.course?.title ?? <Trans>the school</Trans>}</td>
    <td className="nowrap">
      <Uses {...invite} />
    </td>
    <td className="num nowrap">
      <When at={invite.expiresAt} />
    </td>
    <td>{invite.createdBy.name}</td>
    <td>
      <InviteMenu invite={invite} onFresh={onFresh} />
    </td>
  </tr>
);

/** Invites as a ruled table; on a narrow page it is moved sideways. */
export const InviteTable = ({ items, onFresh }: { readonly items: readonly Invite[]; readonly onFresh: (invite: FreshInvite) => void }) => (
  <section className="hscroll" aria-labelledby="invites-caption">
    <table className="table">
      <caption id="invites-caption" className="sr">
        <Trans>Invites, the newest first</Trans>
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <Trans>For</Trans>
          </th>
          <th scope="col">
            <Trans>State</Trans>
          </th>
          <th scope="col">
            <Trans>Makes them</Trans>
          </th>
          <th scope="col">
            <Trans>Opens</Trans>
          </th>
          <th scope="col">
            <Trans>Uses</Trans>
          </th>
          <th scope="col">
            <Trans>Expires</Trans>
          </th>
          <th scope="col">
            <Trans>Made by</Trans>
          </th>
          <th scope="col">
            <span className="sr">
              <Trans>Actions</Trans>
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((invite) => (
          <TableRow key={invite.id} invite={invite} onFresh={onFresh} />
        ))}
      </tbody>
    </table>
  </section>
);
