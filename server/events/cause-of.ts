import { type SQL, sql } from 'drizzle-orm'

/** So many characters tell one cause from another; the sender wrote the path. */
export const CAUSE_CHARACTERS = 500

/** Place of the first fault of `receptions r`, `*` for any index of an array; null where the whole request was refused. */
export const CAUSE_PATH: SQL = sql`
  left(regexp_replace(r.reasons->0->>'path', '/\\d+(?=/|$)', '/*', 'g'), ${sql.raw(String(CAUSE_CHARACTERS))})`

/** What was expected there, less what came. */
export const CAUSE_EXPECTED: SQL = sql`
  left(split_part(r.reasons->0->>'reason', ', received ', 1), ${sql.raw(String(CAUSE_CHARACTERS))})`
