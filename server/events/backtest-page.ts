import { type SQL, sql } from 'drizzle-orm'
import { inStore, type Tx } from '@/db'
import { isoOf } from '@/db/iso-of'
import { CONTACT_COLUMNS } from '@/server/contacts/contact-columns'
import type { ContactRow } from '@/server/contacts/contact-row'
import { isUuid } from '@/server/ids'
import type { RunnableVersion } from '@/server/workflows/advance'
import type { ReceivedEvent } from '@/server/workflows/scope'
import { type Surroundings, surroundingsOf } from '@/server/workflows/surroundings'
import { eventDocument, moveDocument } from './event-document'
import { idBoundWithRoom } from './id-bound'

export type PastEvent = { id: string; at: string; contactId: string; event: ReceivedEvent }

const PAGE_ROWS = 1000
/** ms; no page of it holds up the database for longer. */
const STATEMENT_MS = 10_000

type Past = { storeId: string; keys: readonly string[]; after: string; order: SQL; limit: number }

/**
 * The first events and moves behind an id that the keys of triggers ask for, as `p(id, at, contact_id, event)`. Each type
 * is read in the order of its own index and gives as many as are asked for in all, so that nothing is sorted whole.
 */
function past({ storeId, keys, after, order, limit }: Past): SQL {
  const moves = sql`${sql.param(keys.filter((key) => !isUuid(key)))}::text[]`
  const ofTypes = keys.filter(isUuid).map(
    (type) => sql`(
    select e.id, e.received_at as at, e.contact_id, ${eventDocument(sql`e`)} as event from events e
    where e.store_id = ${storeId} and e.event_type_id = ${type} and e.id > ${after} and e.starts_workflows
    order by e.id ${order} limit ${limit})`,
  )
  const ofMoves = sql`(
    select m.id, m.at, m.contact_id, ${moveDocument(sql`m`, sql`'verified'`)} as event from segment_moves m
    where m.store_id = ${storeId} and m.id > ${after} and m.move || ' ' || m.segment_id = any(${moves})
    order by m.id ${order} limit ${limit})`
  return sql`(${sql.join([...ofTypes, ofMoves], sql` union all `)}) p`
}

const bounded = <T>(storeId: string, run: (tx: Tx) => Promise<T>): Promise<T> =>
  inStore(storeId, async (tx) => {
    await tx.execute(sql`select set_config('statement_timeout', ${String(STATEMENT_MS)}, true)`)
    return run(tx)
  })

/** The id behind which it begins; `cutAt` where that leaves older events out. */
export function backtestSpan(
  storeId: string,
  { keys, since, max }: { keys: readonly string[]; since: string; max: number },
): Promise<{ after: string; cutAt: string | null }> {
  const first = idBoundWithRoom(since)
  return bounded(storeId, async (tx) => {
    const [cut] = await tx.execute<{ id: string; at: string }>(sql`
      select p.id, ${isoOf(sql`p.at`)} as at
      from ${past({ storeId, keys, after: first, order: sql`desc`, limit: max + 1 })}
      order by p.id desc offset ${max} limit 1`)
    return cut ? { after: cut.id, cutAt: cut.at } : { after: first, cutAt: null }
  })
}

export type BacktestPage = {
  events: PastEvent[]
  /** As they are now; those that are not known yet. */
  contacts: ContactRow[]
  memberships: Surroundings['memberships']
  hasMore: boolean
}

/** The next events in the order in which they came, with the contacts that they are the first of. */
export function backtestPage(
  storeId: string,
  {
    keys,
    after,
    version,
    isKnown,
  }: { keys: readonly string[]; after: string; version: RunnableVersion; isKnown: (contactId: string) => boolean },
): Promise<BacktestPage> {
  return bounded(storeId, async (tx) => {
    const events = await tx.execute<PastEvent>(sql`
      select p.id, ${isoOf(sql`p.at`)} as at, p.contact_id as "contactId", p.event
      from ${past({ storeId, keys, after, order: sql`asc`, limit: PAGE_ROWS })}
      order by p.id limit ${PAGE_ROWS}`)
    const unknown = [...new Set(events.map(({ contactId }) => contactId))].filter((id) => !isKnown(id))
    const contacts = await tx.execute<ContactRow>(sql`
      select ${CONTACT_COLUMNS} from contacts c
      where c.store_id = ${storeId} and c.id = any(${sql.param(unknown)}::uuid[])`)
    const { memberships } = await surroundingsOf(tx, storeId, [version], unknown)
    return { events: [...events], contacts: [...contacts], memberships, hasMore: events.length === PAGE_ROWS }
  })
}
