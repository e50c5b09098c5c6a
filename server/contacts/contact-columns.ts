import { type SQL, sql } from 'drizzle-orm'
import { isoOf } from '@/db/iso-of'

/** The columns of `contacts c` as a `ContactRow`. */
export const CONTACT_COLUMNS: SQL = sql`c.id, c.email, c.fields, c.writes,
  ${isoOf(sql`c.created_at`)} as "createdAt", ${isoOf(sql`c.updated_at`)} as "updatedAt"`
