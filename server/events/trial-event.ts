import { sql } from 'drizzle-orm'
import type { Tx } from '@/db'
import { CONTACT_COLUMNS } from '@/server/contacts/contact-columns'
import type { ContactRow } from '@/server/contacts/contact-row'
import { fieldToKeep } from '@/server/event-types/event-type-field'
import { PAGE_VISIT } from '@/server/event-types/page-visit'
import { readEventType } from '@/server/event-types/read-event-types'
import { isUuid, newId } from '@/server/ids'
import { Problem } from '@/server/problems'
import { moveKey } from '@/server/workflows/define-node'
import type { ReceivedEvent } from '@/server/workflows/scope'
import { readEvents } from './read-events'
import { compileReader } from './read-values'

/** What a dry run runs on: an event that was received, one that somebody typed, or a move in or out of a segment. */
export type Trial = {
  eventId?: string | undefined
  /** Values by field id, read as tolerantly as a webhook's. */
  typed?: { eventTypeId: string; values: Record<string, unknown> } | undefined
  move?: { segmentId: string; move: 'entered' | 'left' } | undefined
  /** By default the contact of the received event. */
  contactId?: string | undefined
}

/** The event and the contact of a dry run. Problems: `not-found`, `not-valid` (each fault of the typed values). */
export async function trialEvent(
  tx: Tx,
  storeId: string,
  trial: Trial,
  now: string,
): Promise<{ event: ReceivedEvent; contact: ContactRow }> {
  const { eventId } = trial
  const received = eventId === undefined ? undefined : (await readEvents(tx, storeId, [eventId])).get(eventId)
  if (eventId !== undefined && !received) throw new Problem('not-found', 'There is no such event.')
  const contact = await contactOf(tx, storeId, trial.contactId ?? received?.contactId)
  if (received) {
    const { contactId: _, ...event } = received
    return { event, contact }
  }
  const made = { id: newId(), receivedAt: now, occurredAt: now, trust: 'verified' as const }
  const { typed, move } = trial
  if (move) return { contact, event: { ...made, eventTypeId: moveKey(move.move, move.segmentId), values: {} } }
  if (!typed) throw new Problem('not-found', 'There is no such event: choose one, or give its values.')
  return { contact, event: { ...made, ...(await typedEvent(tx, storeId, typed, contact)) } }
}

async function contactOf(tx: Tx, storeId: string, id: string | undefined): Promise<ContactRow> {
  const [contact] =
    id !== undefined && isUuid(id)
      ? await tx.execute<ContactRow>(sql`
          select ${CONTACT_COLUMNS} from contacts c where c.store_id = ${storeId} and c.id = ${id}`)
      : []
  if (!contact) throw new Problem('not-found', 'There is no such contact.')
  return contact
}

async function typedEvent(
  tx: Tx,
  storeId: string,
  { eventTypeId, values }: NonNullable<Trial['typed']>,
  contact: ContactRow,
): Promise<Pick<ReceivedEvent, 'eventTypeId' | 'values'>> {
  const isVisit = eventTypeId === PAGE_VISIT.id
  const fields = isVisit ? [] : (await readEventType(tx, storeId, eventTypeId)).fields
  const own = isVisit
    ? PAGE_VISIT.fields
    : fields.map((field) => fieldToKeep('webhook', { ...field, jsonPointerPath: null }))
  const primaryKey = fields.find(({ isPrimaryKey }) => isPrimaryKey)
  const given = primaryKey && contact.email !== null ? { [primaryKey.id]: contact.email, ...values } : values
  const read = compileReader({ receiveContext: 'webhook', fields: [...own] })
  const result = read({ value: given, sourceOf: () => undefined })
  if (!result.ok) {
    const { validationErrors, total } = result
    throw new Problem('not-valid', 'The values do not fit the event.', { validationErrors, total })
  }
  return { eventTypeId, values: result.events[0]?.values ?? {} }
}
