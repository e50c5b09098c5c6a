import { and, eq } from 'drizzle-orm'
import { eventTypes, type Tx } from '@/db'
import { refusedBy } from '@/db/violations'
import type { StoreContext } from '@/server/context'
import { changeStore } from '@/server/stores/change-store'
import { aliasTaken } from '../alias-taken'
import { fieldToSend } from '../event-type-field'
import { fieldsInUse } from '../fields-in-use'
import { saveFields } from '../save-fields'
import { isMask, type SendEventTypePatch, type WebhookHeader } from '../send-schema'
import { checkUrl } from './check-url'
import { openHeaders, sealHeaders, unmasked } from './headers'
import { readSendEventType, type SendEventTypeView } from './read-send-event-types'

/**
 * Changes what is given; `fields` and `webhookHeaders` replace their list. What is pending goes to the new address, with
 * the new headers. Throws `not-found`; `not-valid` as on creation; `in-use` when a field that a started workflow fills
 * would be deleted or edited.
 */
export function updateSendEventType(
  ctx: StoreContext,
  input: { id: string } & SendEventTypePatch,
): Promise<SendEventTypeView> {
  const storeId = ctx.store.id
  const { name, alias, webhookUrl } = input
  return changeStore(ctx, async ({ tx, audit }) => {
    if (webhookUrl !== undefined) checkUrl(webhookUrl)
    const before = await readSendEventType(tx, ctx, input.id)
    const { id } = before
    const fields = input.fields?.map(fieldToSend)
    const webhookHeaders =
      input.webhookHeaders && (await keptHeaders(tx, { storeId, eventTypeId: id }, input.webhookHeaders))
    const write = async (inner: Tx) => {
      await inner
        .update(eventTypes)
        .set({ name, alias, webhookUrl, webhookHeaders, updatedAt: new Date().toISOString() })
        .where(and(eq(eventTypes.storeId, storeId), eq(eventTypes.id, id)))
      if (fields) await saveFields(inner, { storeId, eventTypeId: id }, before.fields, fields)
    }
    await refusedBy(tx, write, {
      event_types_alias: (again) => aliasTaken(again, storeId, alias ?? before.alias),
      uses_event_field: (again) => fieldsInUse(again, storeId, before, fields ?? []),
    })
    const updated = await readSendEventType(tx, ctx, id)
    await audit('event-type.updated', { type: 'event-type', id, name: updated.name })
    return updated
  })
}

async function keptHeaders(
  tx: Tx,
  of: { storeId: string; eventTypeId: string },
  given: readonly WebhookHeader[],
): Promise<string> {
  const [row] = await tx
    .select({ sealed: eventTypes.webhookHeaders })
    .from(eventTypes)
    .where(and(eq(eventTypes.storeId, of.storeId), eq(eventTypes.id, of.eventTypeId)))
  const isMasked = given.some(({ value }) => isMask(value))
  return sealHeaders(of, unmasked(given, isMasked ? openHeaders(of, row?.sealed ?? null) : []))
}
