import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { IpAccess } from '@/server/stores/schema'
import { bytea } from './bytea'
import { createdAt, id, instant, storeId } from './columns'

/** A tenant. `revision` counts every change of its configuration: keys, definitions, workflows (house §2). */
export const stores = pgTable('stores', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull().default('UTC'),
  revision: bigint('revision', { mode: 'number' }).notNull().default(1),
  allowedOrigins: text('allowed_origins').array().notNull().default([]),
  ipAccess: jsonb('ip_access').$type<IpAccess>().notNull().default({ mode: 'off', ranges: [] }),
  requestsPerMinute: integer('requests_per_minute').notNull().default(6000),
  identitySecret: text('identity_secret'),
  retentionDays: integer('retention_days').notNull().default(90),
  showKeysOnce: boolean('show_keys_once').notNull().default(false),
  blockedAt: instant('blocked_at'),
  createdAt: createdAt(),
})

export const users = pgTable('users', {
  id: uuid('id').primaryKey(),
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  passwordHash: text('password_hash').notNull(),
  /** Rises with sign-out everywhere, a new password and removal: older sessions end. */
  sessionVersion: integer('session_version').notNull().default(1),
  createdAt: createdAt(),
})

export const memberships = pgTable(
  'memberships',
  {
    storeId: storeId().references(() => stores.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ['owner', 'editor', 'viewer'] }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.userId] }), index('memberships_user').on(t.userId)],
)

export const apiKeys = pgTable(
  'api_keys',
  {
    storeId: storeId().references(() => stores.id, { onDelete: 'cascade' }),
    id: id(),
    /** The public half of `keyId:secret`. */
    keyId: text('key_id').notNull(),
    name: text('name').notNull(),
    scopes: text('scopes').array().notNull(),
    secretHash: bytea('secret_hash').notNull(),
    /** AES-256-GCM with `APP_SECRET`; null where the store shows secrets once. */
    secretEncrypted: text('secret_encrypted'),
    previousSecretHash: bytea('previous_secret_hash'),
    previousEndsAt: instant('previous_ends_at'),
    previousLastUsedAt: instant('previous_last_used_at'),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
    lastUsedFrom: text('last_used_from'),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.id] }), unique('api_keys_key_id').on(t.keyId)],
)

/** Who did what to the store's configuration, keys copied included. Never payloads. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    storeId: storeId().references(() => stores.id, { onDelete: 'cascade' }),
    id: id(),
    at: instant('at').notNull(),
    actor: jsonb('actor').$type<{ type: string; id: string; name: string }>().notNull(),
    action: text('action').notNull(),
    subject: jsonb('subject').$type<{ type: string; id: string; name: string }>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.id] })],
)
