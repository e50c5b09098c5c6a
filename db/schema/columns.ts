import { sql } from 'drizzle-orm'
import { timestamp, uuid } from 'drizzle-orm/pg-core'

/** Times travel as ISO 8601 strings in UTC: postgres.js sends a list of `Date` as one timestamp. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

/** Ids are UUIDv7 made in the application (citus.md). */
export const id = () => uuid('id').notNull()
export const storeId = () => uuid('store_id').notNull()
export const createdAt = () => instant('created_at').notNull().default(sql`now()`)
export const updatedAt = () => instant('updated_at').notNull().default(sql`now()`)
