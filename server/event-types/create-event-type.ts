import { eventTypeFields, eventTypes, type Tx } from '@/db'
import { refusedBy } from '@/db/violations'
import type { StoreContext } from '@/server/context'
import { newId } from '@/server/ids'
import { readIntegration } from '@/server/integrations/read-integrations'
import { changeStore } from '@/server/stores/change-store'
import { aliasTaken } from './alias-taken'
import { fieldToKeep } from './event-type-field'
import { keepVerification } from './keep-verification'
import { type EventTypeView, readEventType } from './read-event-types'
import type { EventTypeInput } from './schema'
import { tokenUrl } from './token-url'

/** `tokenUrl`: the address with its token, told this once where senders prove themselves by one. */
export type SavedEventType = EventTypeView & { tokenUrl?: string }

/**
 * A new event type of an integration; its endpoint takes events when the answer leaves. Throws `not-found` for the
 * integration and `not-valid` at `/alias` when another event type of the store has it.
 */
export function createEventType(
  ctx: StoreContext,
  input: { integrationId: string } & EventTypeInput,
): Promise<SavedEventType> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const integration = await readIntegration(tx, storeId, input.integrationId)
    const id = newId()
    const { name, alias, category, receiveType, deliveryId, fanOut } = input
    const { token, ...verification } = keepVerification(
      { storeId, eventTypeId: id, now: new Date() },
      null,
      input.verification,
    )
    const at = new Date().toISOString()
    const insert = async (inner: Tx) => {
      await inner.insert(eventTypes).values({
        ...{ storeId, id, integrationId: integration.id, name, alias, category, receiveContext: receiveType },
        ...{ ...verification, deliveryId, fanOut, invalid: input.invalid ?? 'refuse' },
        ...{ createdAt: at, updatedAt: at },
      })
      const fields = input.fields.map((field, position) => ({
        ...fieldToKeep(receiveType, field),
        ...{ storeId, eventTypeId: id, position },
      }))
      if (fields.length > 0) await inner.insert(eventTypeFields).values(fields)
    }
    await refusedBy(tx, insert, { event_types_alias: (again) => aliasTaken(again, storeId, alias) })
    await audit('event-type.created', { type: 'event-type', id, name })
    const made = await readEventType(tx, storeId, id)
    return { ...made, ...tokenUrl(made.url, token) }
  })
}
