import { z } from 'zod';
import { KeyId, PersonId } from '../kernel/ids.ts';
import { mutation, query } from '../kernel/procedure.ts';
import { line } from '../kernel/text.ts';

/** What a person is on the platform: registered, let in by an invite, teaching, or running the school. */
export const Role = z.enum(['user', 'member', 'tutor', 'admin']);
export type Role = z.infer<typeof Role>;

export const Locale = z.enum(['en', 'uk']);
export type Locale = z.infer<typeof Locale>;

/** An address as typed, trimmed; compared without regard to case. */
export const Email = z.string().trim().max(254).pipe(z.email());

/** 8 to 128 characters, any of them; no composition rules (OWASP ASVS 5.0, 6.2.1, 6.2.5, 6.2.9). */
export const NewPassword = z.string().min(8).max(128);
const Password = z.string().min(1).max(1024);

const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};
/** An IANA time zone, e.g. `Europe/Kyiv`. */
export const TimeZone = z.string().max(64).refine(isZone, 'must be an IANA time zone');

export const User = z.object({
  id: PersonId,
  email: z.string(),
  name: z.string(),
  role: Role,
  timezone: z.string(),
  locale: Locale,
  avatarUrl: z.string().nullable(),
  subscriptionTier: z.string(),
  xp: z.int(),
  level: z.int(),
  streak: z.object({ current: z.int(), longest: z.int(), freezes: z.int() }),
  createdAt: z.string(),
});
export type User = z.infer<typeof User>;

/** `expiresIn` is the access token's life in seconds. */
export const Tokens = z.object({
  user: User,
  accessToken: z.string(),
  refreshToken: z.string(),
  tokenType: z.literal('bearer'),
  expiresIn: z.int(),
});
export type Tokens = z.infer<typeof Tokens>;

/** What a service key may do. */
export const KeyScope = z.enum(['spaces', 'sessions']);
export type KeyScope = z.infer<typeof KeyScope>;

export const ServiceKey = z.object({
  id: KeyId,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(KeyScope),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export type ServiceKey = z.infer<typeof ServiceKey>;

const Registration = z.object({
  email: Email,
  password: NewPassword,
  name: line(1, 100).optional(),
  timezone: TimeZone.optional(),
  locale: Locale.optional(),
});
const Credentials = z.object({ email: Email, password: Password });
/** The OAuth2 password form, whose `username` is the address. */
const PasswordForm = z.object({
  username: Email.optional(),
  email: Email.optional(),
  password: Password,
  grant_type: z.literal('password').optional(),
  scope: z.string().max(200).optional(),
});
const Empty = z.object({});

/** People, sign-in and service keys. `/auth/*` and `/api/auth/*` are two spellings of the same. */
export const account = {
  register: mutation(Registration, Tokens, { method: 'POST', path: '/auth/register', also: ['/api/auth/register'], status: 201 }),
  login: mutation(PasswordForm, Tokens, {
    method: 'POST',
    path: '/auth/login',
    also: ['/auth/token', '/api/auth/login', '/api/auth/token'],
    form: true,
  }),
  refresh: mutation(z.object({ refreshToken: z.string().min(1).max(512) }), Tokens, {
    method: 'POST',
    path: '/auth/refresh',
    also: ['/api/auth/refresh'],
  }),
  logout: mutation(Empty, z.null(), { method: 'POST', path: '/auth/logout', also: ['/api/auth/logout'], status: 204 }),
  me: query(Empty, User, { method: 'GET', path: '/auth/me', also: ['/api/auth/me', '/api/users/me'] }),
  updateMe: mutation(
    z.object({
      name: line(1, 100).optional(),
      avatarUrl: z.httpUrl().max(2048).nullable().optional(),
      timezone: TimeZone.optional(),
      locale: Locale.optional(),
    }),
    User,
    { method: 'PATCH', path: '/api/users/me', also: ['/auth/me', '/api/auth/me'] },
  ),
  /** Ends every other sign-in of the person. */
  changePassword: mutation(z.object({ currentPassword: Password, newPassword: NewPassword }), z.null(), {
    method: 'POST',
    path: '/auth/password',
    also: ['/api/auth/password'],
    status: 204,
  }),
  /** Always 202, known address or not. */
  requestReset: mutation(z.object({ email: Email }), z.object({ sent: z.literal(true) }), {
    method: 'POST',
    path: '/auth/password/forgot',
    also: ['/api/auth/password/forgot'],
    status: 202,
  }),
  resetPassword: mutation(z.object({ token: z.string().min(1).max(512), newPassword: NewPassword }), z.null(), {
    method: 'POST',
    path: '/auth/password/reset',
    also: ['/api/auth/password/reset'],
    status: 204,
  }),
  /** The browser's register, login and logout: the answer sets or clears an HttpOnly cookie instead of carrying tokens. */
  signUp: mutation(Registration, User),
  signIn: mutation(Credentials, User),
  signOut: mutation(Empty, z.null()),
  /** A short access token for the sockets of whoever is signed in by cookie. */
  socketToken: mutation(Empty, z.object({ accessToken: z.string(), expiresIn: z.int() })),
  /** Admin. The key is shown this once. */
  createKey: mutation(
    z.object({ name: line(1, 100), scopes: z.array(KeyScope).min(1) }),
    z.object({ key: z.string(), serviceKey: ServiceKey }),
  ),
  keys: query(Empty, z.object({ items: z.array(ServiceKey), nextCursor: z.string().nullable() })),
  revokeKey: mutation(z.object({ id: KeyId }), z.null()),
};
