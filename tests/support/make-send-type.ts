import { eq } from 'drizzle-orm'
import { eventTypes, inStore } from '@/db'
import { sendEventTypeInputSchema } from '@/server/event-types/send-schema'
import { createSendEventType } from '@/server/event-types/sending/create-send-event-type'
import { newId } from '@/server/ids'
import type { DemoStore } from './make-demo-store'

/** An event type that is sent to a receiver of a test: to save such an address needs the operator's leave. */
export async function makeSendType(store: DemoStore, port: number, more: object = {}): Promise<{ id: string }> {
  const input = sendEventTypeInputSchema.parse({
    ...{ name: 'Order paid', alias: `sent-${newId()}`, category: 'send', webhookUrl: 'https://hooks.example.com/' },
    webhookHeaders: [{ name: 'X-Api-Key', value: 'a key of the receiver' }],
    fields: [
      { id: 'number', name: 'Number', type: 'text', required: true, jsonPointerPath: '/order/number' },
      { id: 'total', name: 'Total', type: 'decimal', jsonPointerPath: '/order/total' },
    ],
    ...more,
  })
  const { id } = await createSendEventType(store.context, { integrationId: store.integrationId, ...input })
  const webhookUrl = `http://127.0.0.1:${port}/hook`
  await inStore(store.storeId, (tx) => tx.update(eventTypes).set({ webhookUrl }).where(eq(eventTypes.id, id)))
  return { id }
}
