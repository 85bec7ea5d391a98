import type { KeyScope, Locale, Role } from '@lyceum/shared/account/contract.ts';
import type { KeyId, PersonId, SignInId } from '@lyceum/shared/kernel/ids.ts';
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, partOf } from '../columns.ts';

/** A person of the school. Without a password hash they were named by somebody else and have not set one yet. */
export const person = pgTable(
  'person',
  {
    id: uuid('id').$type<PersonId>().primaryKey(),
    /** As typed; one person per address, whatever its case. */
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull().default('user'),
    passwordHash: text('password_hash'),
    timezone: text('timezone').notNull().default('UTC'),
    locale: text('locale').$type<Locale>().notNull().default('en'),
    avatarUrl: text('avatar_url'),
    subscriptionTier: text('subscription_tier').notNull().default('free'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('person_email').on(sql`lower(${t.email})`),
    check('person_role', sql`${t.role} in ('user', 'member', 'tutor', 'admin')`),
  ],
);

/** What one sign-in started and one sign-out ends: a family of tokens, or a browser session. */
export const signIn = pgTable(
  'sign_in',
  {
    id: uuid('id').$type<SignInId>().primaryKey(),
    personId: partOf('person_id', () => person.id).notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    /** No use of it prolongs this. */
    expiresAt: at('expires_at').notNull(),
    revokedAt: at('revoked_at'),
    /** A refresh token was used again after its grace: somebody else may hold it. */
    isStolen: boolean('is_stolen').notNull().default(false),
  },
  (t) => [index('sign_in_person').on(t.personId), index('sign_in_expires').on(t.expiresAt)],
);

/** A refresh token, by its SHA-256. What follows it is derived from it, so nothing else needs to be kept. */
export const refreshToken = pgTable(
  'refresh_token',
  {
    hash: text('hash').primaryKey(),
    signInId: partOf('sign_in_id', () => signIn.id).notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    usedAt: at('used_at'),
  },
  (t) => [index('refresh_token_sign_in').on(t.signInId)],
);

/** A browser's session, by the SHA-256 of the secret in its cookie. */
export const browserSession = pgTable(
  'browser_session',
  {
    hash: text('hash').primaryKey(),
    personId: partOf('person_id', () => person.id).notNull(),
    signInId: partOf('sign_in_id', () => signIn.id).notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [
    index('browser_session_person').on(t.personId),
    index('browser_session_sign_in').on(t.signInId),
    index('browser_session_expires').on(t.expiresAt),
  ],
);

/** A key of another service, by its SHA-256. It acts for its owner, within its scopes. */
export const serviceKey = pgTable(
  'service_key',
  {
    id: uuid('id').$type<KeyId>().primaryKey(),
    hash: text('hash').notNull().unique(),
    /** Its first characters, so that people can tell keys apart. */
    prefix: text('prefix').notNull(),
    name: text('name').notNull(),
    scopes: text('scopes').array().$type<KeyScope[]>().notNull(),
    ownerId: partOf('owner_id', () => person.id).notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    lastUsedAt: at('last_used_at'),
    revokedAt: at('revoked_at'),
  },
  (t) => [index('service_key_owner').on(t.ownerId)],
);

/** A link that sets a password, by the SHA-256 of its secret. Its id is the request's: asked for once, mailed once. */
export const passwordReset = pgTable(
  'password_reset',
  {
    id: uuid('id').primaryKey(),
    personId: partOf('person_id', () => person.id).notNull(),
    hash: text('hash').notNull().unique(),
    /** How often its mail was sent; each time the secret is a new one. */
    sent: integer('sent').notNull().default(1),
    createdAt: at('created_at').notNull().defaultNow(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [index('password_reset_person').on(t.personId)],
);
