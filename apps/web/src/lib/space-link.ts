const keyOf = (id: string) => `lyceum.space.${id}`;

/**
 * Takes the token of a space link out of the address bar before anything else runs, so that it is neither seen, shared nor kept
 * in the history. This tab remembers it, to renew its seat.
 */
export const hideSpaceToken = () => {
  const [, id] = /^\/space\/([^/]+)\/?$/.exec(location.pathname) ?? [];
  const token = new URLSearchParams(location.search).get('token');
  if (!id || !token) return;
  sessionStorage.setItem(keyOf(id), token);
  history.replaceState(history.state, '', location.pathname);
};

/** The token with which this tab was opened, if any. */
export const spaceToken = (id: string): string | null => sessionStorage.getItem(keyOf(id));

/** Whose token it is. Only names a place to keep drafts: the server alone decides what a token is good for. */
export const subjectOf = (token: string): string => {
  try {
    const payload = token.split('.')[1] ?? '';
    const json = new TextDecoder().decode(Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0)));
    const { sub } = JSON.parse(json) as { sub?: unknown };
    return typeof sub === 'string' ? sub : 'guest';
  } catch {
    return 'guest';
  }
};
