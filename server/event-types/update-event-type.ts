import { and, eq } from 'drizzle-orm'
import { eventTypes, type Tx } from '@/db'
import { refusedBy } from '@/db/violations'
import type { StoreContext } from '@/server/context'
import { formatPointer } from '@/server/fields/json-pointer'
import { notValid } from '@/server/problems'
import { changeStore } from '@/server/stores/change-store'
import { aliasTaken } from './alias-taken'
import type { SavedEventType } from './create-event-type'
import { fieldToKeep } from './event-type-field'
import { contextFaults, type Fault } from './field-schema'
import { fieldsInUse } from './fields-in-use'
import { keepVerification } from './keep-verification'
import { type EventTypeView, readEventType } from './read-event-types'
import { saveFields } from './save-fields'
import { type EventTypePatch, webhookFaults } from './schema'
import { tokenUrl } from './token-url'

/**
 * Changes what is given; `fields` replaces the list. Throws `not-found`; `not-valid` for what the receive context asks
 * and for an alias that is taken; `in-use` when a field that a segment or started workflow uses would be deleted or edited.
 */
export function updateEventType(ctx: StoreContext, input: { id: string } & EventTypePatch): Promise<SavedEventType> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const before = await readEventType(tx, storeId, input.id)
    checkAgainst(before, input)
    const { name, alias, deliveryId, fanOut, invalid } = input
    const { token, ...verification } = await verificationOf(tx, storeId, before.id, input)
    const fields = input.fields?.map((field) => fieldToKeep(before.receiveType, field))
    const write = async (inner: Tx) => {
      const settings = { name, alias, deliveryId, fanOut, invalid: invalid ?? undefined, ...verification }
      await inner
        .update(eventTypes)
        .set({ ...settings, updatedAt: new Date().toISOString() })
        .where(and(eq(eventTypes.storeId, storeId), eq(eventTypes.id, before.id)))
      if (fields) await saveFields(inner, { storeId, eventTypeId: before.id }, before.fields, fields)
    }
    await refusedBy(tx, write, {
      event_types_alias: (again) => aliasTaken(again, storeId, alias ?? before.alias),
      uses_event_field: (again) => fieldsInUse(again, storeId, before, fields ?? []),
    })
    const updated = await readEventType(tx, storeId, before.id)
    await audit('event-type.updated', { type: 'event-type', id: updated.id, name: updated.name })
    return { ...updated, ...tokenUrl(updated.url, token) }
  })
}

async function verificationOf(tx: Tx, storeId: string, id: string, input: EventTypePatch) {
  const { verification, verificationSecret, previousSecret, previousSecretEndsAt } = eventTypes
  const [kept] = await tx
    .select({ verification, verificationSecret, previousSecret, previousSecretEndsAt })
    .from(eventTypes)
    .where(and(eq(eventTypes.storeId, storeId), eq(eventTypes.id, id)))
  return keepVerification({ storeId, eventTypeId: id, now: new Date() }, kept ?? null, input.verification)
}

function checkAgainst(before: EventTypeView, input: EventTypePatch): void {
  const fansOut = Boolean(input.fanOut === undefined ? before.fanOut : input.fanOut)
  const faults: Fault[] = [
    ...webhookFaults(before.receiveType, input),
    ...contextFaults(before.receiveType, input.fields ?? before.fields, fansOut),
  ]
  if (input.receiveType && input.receiveType !== before.receiveType) {
    const message = `expected "${before.receiveType}": the receive context of an event type is fixed`
    faults.push({ path: ['receiveType'], message })
  }
  if (faults.length > 0)
    throw notValid(faults.map(({ path, message }) => ({ path: formatPointer(path.map(String)), reason: message })))
}
