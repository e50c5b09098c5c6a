import { eventTypeFields, eventTypes, type Tx } from '@/db'
import { refusedBy } from '@/db/violations'
import type { StoreContext } from '@/server/context'
import { newId } from '@/server/ids'
import { readIntegration } from '@/server/integrations/read-integrations'
import { seal } from '@/server/secrets/seal'
import { changeStore } from '@/server/stores/change-store'
import { aliasTaken } from '../alias-taken'
import { fieldToSend } from '../event-type-field'
import type { SendEventTypeInput } from '../send-schema'
import { checkUrl } from './check-url'
import { sealHeaders, unmasked } from './headers'
import { newSigningSecret } from './new-signing-secret'
import { readSendEventType, type SendEventTypeView } from './read-send-event-types'
import { signingSecretAt } from './sealed-places'

/**
 * A new event type that workflows send, with a signing secret of our making. Throws `not-found` for the integration;
 * `not-valid` at `/alias` (taken), `/webhookUrl` (an address that is not sent to) and for a masked header value.
 */
export function createSendEventType(
  ctx: StoreContext,
  input: { integrationId: string } & SendEventTypeInput,
): Promise<SendEventTypeView> {
  const storeId = ctx.store.id
  const { name, alias, category, webhookUrl } = input
  return changeStore(ctx, async ({ tx, audit }) => {
    checkUrl(webhookUrl)
    const integration = await readIntegration(tx, storeId, input.integrationId)
    const id = newId()
    const at = new Date().toISOString()
    const webhookHeaders = sealHeaders({ storeId, eventTypeId: id }, unmasked(input.webhookHeaders, []))
    const signingSecret = seal(newSigningSecret(), signingSecretAt(storeId, id))
    const insert = async (inner: Tx) => {
      await inner.insert(eventTypes).values({
        ...{ storeId, id, integrationId: integration.id, name, alias, category },
        ...{ webhookUrl, webhookHeaders, signingSecret, createdAt: at, updatedAt: at },
      })
      const fields = input.fields.map((field, position) => ({
        ...fieldToSend(field),
        ...{ storeId, eventTypeId: id, position },
      }))
      if (fields.length > 0) await inner.insert(eventTypeFields).values(fields)
    }
    await refusedBy(tx, insert, { event_types_alias: (again) => aliasTaken(again, storeId, alias) })
    await audit('event-type.created', { type: 'event-type', id, name })
    return readSendEventType(tx, ctx, id)
  })
}
