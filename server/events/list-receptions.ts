import { type SQL, sql } from 'drizzle-orm'
import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { isUuid } from '@/server/ids'
import { type Cursor, LIMIT_DEFAULT, type Page, type PageInput, pageOf, readCursor } from '@/server/paging'
import { type ReceptionFilter, receptionConditions } from './reception-filter'
import { RECEPTION_COLUMNS, RECEPTION_TABLES, type ReceptionRow } from './reception-row'
import { type Did, whatTheyDid } from './what-it-did'

export type ReceptionLine = ReceptionRow & { did: Did | null }

/** The log of receptions, newest first. `did` is null for what was not accepted. */
export async function listReceptions(
  ctx: StoreContext,
  input: PageInput & ReceptionFilter,
): Promise<Page<ReceptionLine>> {
  const storeId = ctx.store.id
  const limit = input.limit ?? LIMIT_DEFAULT
  const cursor = readCursor(input.cursor, ([id, ...more]) => more.length === 0 && id !== undefined && isUuid(id))
  return inStore(storeId, async (tx) => {
    const rows = await tx.execute<ReceptionRow>(sql`
      select ${RECEPTION_COLUMNS} from ${RECEPTION_TABLES}
      where r.store_id = ${storeId} ${receptionConditions(storeId, input)} ${behind(cursor)} limit ${limit + 1}`)
    const page = pageOf([...rows], cursor, limit, ({ id }) => [id])
    const accepted = page.results.flatMap(({ id, outcome }) => (outcome === 'accepted' ? [id] : []))
    const did = await whatTheyDid(tx, storeId, accepted)
    return { ...page, results: page.results.map((row) => ({ ...row, did: did.get(row.id) ?? null })) }
  })
}

function behind(cursor: Cursor | null): SQL {
  if (!cursor) return sql`order by r.id desc`
  return cursor.direction === 'next'
    ? sql`and r.id < ${cursor.key[0]} order by r.id desc`
    : sql`and r.id > ${cursor.key[0]} order by r.id`
}
