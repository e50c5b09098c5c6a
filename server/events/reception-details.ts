import { eq, sql } from 'drizzle-orm'
import { eventTypes, inStore, type Tx } from '@/db'
import type { StoreContext } from '@/server/context'
import type { EventTypeField } from '@/server/event-types/event-type-field'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import { PAGE_VISIT_FIELDS } from '@/server/event-types/page-visit-fields'
import { readEventTypes } from '@/server/event-types/read-event-types'
import type { FanOut } from '@/server/event-types/webhook-settings'
import { isUuid } from '@/server/ids'
import { Problem, type ValidationError } from '@/server/problems'
import { RECEPTION_COLUMNS, RECEPTION_TABLES, type ReceptionRow } from './reception-row'
import { type EventWithEffects, whatItCaused } from './what-it-caused'

export type ReceptionDetails = ReceptionRow & {
  headers: Record<string, string>
  /** As received; of a refusal at most the head. Null where nothing of it is kept. */
  body: Uint8Array | null
  ignored: string[]
  reasons: ValidationError[]
  /** The fields of the event type as they are defined now. */
  fields: EventTypeField[]
  fanOut: FanOut | null
  events: EventWithEffects[]
}

type Kept = {
  headers: Record<string, string>
  body: Uint8Array | null
  ignored: string[] | null
  reasons: ValidationError[] | null
}

/** One reception with all that is kept of it and all that it caused. Throws `not-found`. */
export function receptionDetails(ctx: StoreContext, input: { id: string }): Promise<ReceptionDetails> {
  const storeId = ctx.store.id
  return inStore(storeId, async (tx) => {
    const reception = isUuid(input.id) ? await readReception(tx, storeId, input.id) : undefined
    if (!reception) throw new Problem('not-found', 'There is no such reception.')
    const { eventTypeId, ignored, reasons } = reception
    const [eventType] = eventTypeId ? await readEventTypes(tx, storeId, eq(eventTypes.id, eventTypeId)) : []
    const events = reception.outcome === 'accepted' ? await whatItCaused(tx, storeId, reception.id) : []
    const ofVisit = eventTypeId === PAGE_VISIT.id ? [...PAGE_VISIT_FIELDS] : []
    const definition = { fields: eventType?.fields ?? ofVisit, fanOut: eventType?.fanOut ?? null }
    return { ...reception, ignored: ignored ?? [], reasons: reasons ?? [], ...definition, events }
  })
}

async function readReception(tx: Tx, storeId: string, id: string): Promise<(ReceptionRow & Kept) | undefined> {
  const [row] = await tx.execute<ReceptionRow & Kept>(sql`
    select ${RECEPTION_COLUMNS}, r.headers, r.body, r.ignored, r.reasons from ${RECEPTION_TABLES}
    where r.store_id = ${storeId} and r.id = ${id}`)
  return row
}
