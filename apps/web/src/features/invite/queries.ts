import type { Invite, InviteStatus } from '@lyceum/shared/invite/contract.ts';
import { api } from '../../lib/api.ts';

const pageSize = 50;

/** Invites in one state or in all, page after page. */
export const useInvites = (status: InviteStatus | undefined) =>
  api.invite.list.useInfiniteQuery({ limit: pageSize, ...(status && { status }) }, { getNextPageParam: (page) => page.nextCursor });

/** What a code gives. Nobody's code is nobody's business: it is asked once and not again on focus. */
export const usePreview = (code: string) => api.invite.preview.useQuery({ code }, { retry: false, refetchOnWindowFocus: false });

/** Making, sending again, revoking and restoring; each refreshes the lists. */
export const useInviteActs = () => {
  const utils = api.useUtils();
  const refresh = () => void utils.invite.list.invalidate();
  /** Shows a change before the server has said yes; answers how to take it back. */
  const show = (id: string, change: Partial<Invite>) => {
    const before = utils.invite.list.getInfiniteData({ limit: pageSize });
    utils.invite.list.setInfiniteData(
      { limit: pageSize },
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({ ...page, items: page.items.map((item) => (item.id === id ? { ...item, ...change } : item)) })),
        },
    );
    return () => utils.invite.list.setInfiniteData({ limit: pageSize }, before);
  };
  return {
    create: api.invite.create.useMutation({ onSuccess: refresh }),
    resend: api.invite.resend.useMutation({ onSuccess: refresh }),
    restore: api.invite.restore.useMutation({ onSettled: refresh }),
    revoke: api.invite.revoke.useMutation({
      onMutate: ({ id }) => show(id, { status: 'revoked' }),
      onError: (_error, _input, undo) => undo?.(),
      onSettled: refresh,
    }),
  };
};
