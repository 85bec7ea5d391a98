import { randomBytes } from 'node:crypto';
import type { Student } from './student.ts';

/** Access tokens of developer keys live an hour. */
const lifeSeconds = 3600;

/** A developer key and what it gave out. */
export interface Grants {
  /** Sends the browser back with a code, as after a click on Authorize. Null: the key is not known, or the address is not its own. */
  authorize(query: URLSearchParams): string | null;
  /** Trades a code or a refresh token for an access token. The refresh answer carries no new refresh token: the same one is used for ever. */
  trade(form: URLSearchParams, now: number): { readonly status: number; readonly body: object };
  /** The student behind an access token; null once it has run out. */
  holder(token: string, now: number): Student | null;
}

export interface GrantOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in when the browser is sent here. */
  readonly student: () => Student;
}

const newSecret = (): string => randomBytes(24).toString('base64url');

export const createGrants = ({ clientId, clientSecret, student }: GrantOptions): Grants => {
  const codes = new Map<string, Student>();
  const refreshers = new Map<string, Student>();
  const tokens = new Map<string, { student: Student; expiresAt: number }>();
  const give = (holder: Student, now: number, extra: object): { status: number; body: object } => {
    const accessToken = newSecret();
    tokens.set(accessToken, { student: holder, expiresAt: now + lifeSeconds * 1000 });
    const user = { id: Number(BigInt(holder.world.userId) % 1_000_000n), name: holder.world.userName };
    return { status: 200, body: { access_token: accessToken, token_type: 'Bearer', user, expires_in: lifeSeconds, ...extra } };
  };
  return {
    authorize: (query) => {
      const back = query.get('redirect_uri') ?? '';
      if (query.get('client_id') !== clientId || query.get('response_type') !== 'code' || !URL.canParse(back)) return null;
      const code = newSecret();
      codes.set(code, student());
      const url = new URL(back);
      url.searchParams.set('code', code);
      url.searchParams.set('state', query.get('state') ?? '');
      return url.href;
    },
    trade: (form, now) => {
      if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret)
        return { status: 401, body: { error: 'invalid_client', error_description: 'unknown client' } };
      if (form.get('grant_type') === 'refresh_token') {
        const holder = refreshers.get(form.get('refresh_token') ?? '');
        return holder
          ? give(holder, now, {})
          : { status: 400, body: { error: 'invalid_grant', error_description: 'refresh_token not found' } };
      }
      const code = form.get('code') ?? '';
      const holder = codes.get(code);
      codes.delete(code);
      if (!holder) return { status: 400, body: { error: 'invalid_grant', error_description: 'authorization_code not found' } };
      const refreshToken = newSecret();
      refreshers.set(refreshToken, holder);
      return give(holder, now, { refresh_token: refreshToken });
    },
    holder: (token, now) => {
      const found = tokens.get(token);
      return found && found.expiresAt > now && !found.student.isRevoked ? found.student : null;
    },
  };
};
