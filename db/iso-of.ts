import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** An instant as ISO 8601 text in UTC with milliseconds, for raw SQL: what `JSON.stringify(new Date(…))` would write. */
export const isoOf = (instant: SQLWrapper): SQL<string> =>
  sql<string>`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
