import { type SQL, sql } from 'drizzle-orm'
import { type ReceptionFilter, receptionConditions } from '@/server/events/reception-filter'

/** On `receptions r`: all that match the filter and came up to `upToId`, after `lastId` where one is given. */
export const matching = (storeId: string, filter: ReceptionFilter, upToId: string, lastId: string | null): SQL => sql`
  r.outcome <> 'duplicate' and r.id <= ${upToId} ${lastId ? sql`and r.id > ${lastId}` : sql``}
  ${receptionConditions(storeId, filter)}`
