import { apiKeys, asSystem, inStore, stores } from '@/db'
import { hashSecret, newKeyId, newSecret } from '@/server/api-keys/key-secret'
import type { StoreContext } from '@/server/context'
import { createEventType } from '@/server/event-types/create-event-type'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import { newId } from '@/server/ids'
import { createIntegration } from '@/server/integrations/create-integration'
import { integrationInputSchema } from '@/server/integrations/schema'

export type DemoStore = {
  storeId: string
  context: StoreContext
  integrationId: string
  eventTypeId: string
  alias: string
  webhookTypeId: string
  webhookAlias: string
  /** `keyId:secret` with `custom-events:write`. */
  apiKey: string
  apiKeyId: string
  /** A key that may only read contacts. */
  readKey: string
}

/** Fields of an order as an ERP posts it. */
export const ORDER_FIELDS = [
  { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true },
  { id: 'name', name: 'Name', type: 'text' },
  { id: 'phone', name: 'Phone', type: 'phone', defaultCountryCode: '34' },
  { id: 'total', name: 'Total', type: 'decimal' },
  { id: 'shipped-at', name: 'Shipped at', type: 'date' },
  { id: 'reference', name: 'Reference', type: 'text' },
]

const HOOK_FIELDS = [
  { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true, jsonPointerPath: '/customer/email' },
  { id: 'reference', name: 'Reference', type: 'text', jsonPointerPath: '/order/id' },
  { id: 'total', name: 'Total', type: 'decimal', jsonPointerPath: '/order/total' },
]

/** A store with an integration, an event type of context api and one of context webhook, and keys. Made anew at each call. */
export async function makeDemoStore(): Promise<DemoStore> {
  const storeId = newId()
  const context: StoreContext = { store: { id: storeId }, actor: { type: 'system', id: newId(), name: 'test' } }
  await asSystem((tx) => tx.insert(stores).values({ id: storeId, name: 'Casa Luna', timeZone: 'Europe/Madrid' }))
  const integration = await createIntegration(context, integrationInputSchema.parse({ name: 'ERP' }))
  const alias = 'order-shipped'
  const webhookAlias = 'order-paid'
  const typeOf = (input: object) =>
    createEventType(context, { integrationId: integration.id, ...eventTypeInputSchema.parse(input) })
  const type = await typeOf({ name: 'Order shipped', alias, receiveType: 'api', fields: ORDER_FIELDS })
  const hook = await typeOf({ name: 'Order paid', alias: webhookAlias, receiveType: 'webhook', fields: HOOK_FIELDS })
  const writing = await makeKey(storeId, ['custom-events:write'])
  const reading = await makeKey(storeId, ['contacts:read'])
  return {
    ...{
      storeId,
      context,
      integrationId: integration.id,
      eventTypeId: type.id,
      alias,
      webhookTypeId: hook.id,
      webhookAlias,
    },
    ...{ apiKey: writing.key, apiKeyId: writing.id, readKey: reading.key },
  }
}

/** A key with these scopes; the whole `keyId:secret`. */
export async function makeKey(storeId: string, scopes: string[]): Promise<{ id: string; key: string }> {
  const [id, keyId, secret] = [newId(), newKeyId(), newSecret()]
  await inStore(storeId, (tx) =>
    tx.insert(apiKeys).values({ storeId, id, keyId, name: scopes.join(', '), scopes, secretHash: hashSecret(secret) }),
  )
  return { id, key: `${keyId}:${secret}` }
}
