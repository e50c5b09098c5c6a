import { type SQL, sql } from 'drizzle-orm'
import { PAGE_VISIT } from './page-visit'

/**
 * What the event type of a row is called: as it is defined (`event_types t`), as it was when it was deleted
 * (`deleted_event_types d`), or as the product calls its own. Null where nothing kept its name. Both tables are left-joined
 * by who asks, `eventTypeId` is the row's column.
 */
export const typeName = (eventTypeId: SQL): SQL<string | null> =>
  sql`coalesce(t.name, d.name, ${ofVisit(eventTypeId, PAGE_VISIT.name)})`

/** Its alias, likewise. */
export const typeAlias = (eventTypeId: SQL): SQL<string | null> =>
  sql`coalesce(t.alias, d.alias, ${ofVisit(eventTypeId, PAGE_VISIT.alias)})`

// As text of the statement, not as parameters: Postgres takes two of them in `select` and `group by` for two expressions.
const ofVisit = (eventTypeId: SQL, word: string): SQL =>
  sql`case when ${eventTypeId} = ${sql.raw(`'${PAGE_VISIT.id}'`)} then ${sql.raw(`'${word}'`)} end`
