import { and, eq, isNotNull } from 'drizzle-orm'
import { vi } from 'vitest'
import { apiKeys, events, inStore } from '@/db'
import { createContactField } from '@/server/contacts/create-contact-field'
import { contactFieldInputSchema } from '@/server/contacts/schema'
import { sendEventTypeInputSchema } from '@/server/event-types/send-schema'
import { createSendEventType } from '@/server/event-types/sending/create-send-event-type'
import { replaysSchema } from '@/server/replays/schema'
import { startReplay } from '@/server/replays/start-replay'
import { createSegment } from '@/server/segments/create-segment'
import { segmentInputSchema } from '@/server/segments/schema'
import { addMember } from '@/server/stores/add-member'
import { createStore } from '@/server/stores/create-store'
import { createUser } from '@/server/stores/create-user'
import { createWebContent } from '@/server/web-contents/create-web-content'
import { webContentInputSchema } from '@/server/web-contents/schema'
import { createWorkflow } from '@/server/workflows/create-workflow'
import { workflowInputSchema } from '@/server/workflows/schema'
import { ADAPTERS } from './adapters'
import { makeDelivery } from './make-delivery'
import { makeDemoStore } from './make-demo-store'

/** Stands in every name and value of a world: where it shows, the store has been read. */
export const CANARY = 'canary-5b1d'

export type World = Awaited<ReturnType<typeof makeWorld>>

/** A store with one of everything, made with the verbs, so that whatever an owner can name in it can be named from outside. */
export async function makeWorld() {
  const demo = await makeDemoStore()
  const { context: ctx, storeId, eventTypeId, alias } = demo
  const email = `ana@${CANARY}.example`
  const receptionId = await receive(alias, demo.apiKey, { email, name: CANARY })
  // The key's last use is noted behind the answer; from here on nothing of the store changes by itself.
  await vi.waitUntil(() => wasUsed(storeId, demo.apiKeyId))
  const [event] = await inStore(storeId, (tx) => tx.select().from(events).where(eq(events.storeId, storeId)))
  const field = await createContactField(ctx, contactFieldInputSchema.parse({ name: CANARY, type: 'text' }))
  const workflow = await createWorkflow(ctx, workflowInputSchema.parse({ name: CANARY, ...workflowOn(eventTypeId) }))
  const dynamic = { type: 'dynamic-plus', name: CANARY, definition: everybodyWhoOrdered(eventTypeId) }
  const segment = await createSegment(ctx, segmentInputSchema.parse(dynamic))
  const fixed = await createSegment(ctx, segmentInputSchema.parse({ type: 'static', name: `${CANARY} fixed` }))
  const popup = { name: CANARY, type: 'popup', html: `<p>${CANARY}</p>` }
  const content = await createWebContent(ctx, webContentInputSchema.parse(popup))
  const sending = {
    name: CANARY,
    alias: CANARY,
    category: 'send',
    webhookUrl: `https://${CANARY}.example/`,
    fields: [],
  }
  const sendType = await createSendEventType(ctx, {
    ...sendEventTypeInputSchema.parse(sending),
    integrationId: demo.integrationId,
  })
  const delivery = await makeDelivery(
    { storeId, eventTypeId: sendType.id, contactId: event?.contactId ?? '' },
    { values: { name: CANARY }, body: JSON.stringify({ name: CANARY }), state: 'dead', lastAnswer: CANARY },
  )
  const replay = await startReplay(ctx, replaysSchema.parse({ filter: { outcome: 'rejected' } }))
  const member = await addMember(ctx, {
    email: `member@${CANARY}.example`,
    name: CANARY,
    role: 'owner',
    password: 'long enough for all',
  })
  return {
    ...demo,
    email,
    receptionId,
    eventId: event?.id ?? '',
    contactId: event?.contactId ?? '',
    contactFieldId: field.id,
    segmentId: segment.id,
    staticSegmentId: fixed.id,
    workflowId: workflow.id,
    versionId: workflow.version?.id ?? '',
    workflowUpdatedAt: workflow.updatedAt,
    webContentId: content.id,
    sendTypeId: sendType.id,
    deliveryId: delivery.id,
    replayId: replay.id,
    memberId: member.userId,
  }
}

export const everybodyWhoOrdered = (eventTypeId: string) => ({
  match: 'all' as const,
  conditions: [{ kind: 'event', eventTypeId }],
})

export const workflowOn = (eventTypeId: string) => ({
  nodes: [
    { id: 'n1', type: 'receive-event', config: { eventTypeId } },
    {
      id: 'n2',
      type: 'set-field',
      config: {
        assignments: [{ field: '_name', operator: 'set', source: { from: 'event', node: 'n1', field: 'name' } }],
      },
    },
  ],
  edges: [{ from: 'n1', to: 'n2' }],
})

/** A person with a store of their own that has nothing in it. */
export async function makeOutsider() {
  const email = `outsider-${crypto.randomUUID()}@example.org`
  const { id } = await createUser({ email, name: 'Outsider', password: 'long enough for all' })
  const store = await createStore({ type: 'person', id, name: 'Outsider' }, { name: 'Elsewhere' })
  return { id, email, name: 'Outsider', storeId: store.id }
}

async function wasUsed(storeId: string, id: string): Promise<boolean> {
  const used = and(eq(apiKeys.storeId, storeId), eq(apiKeys.id, id), isNotNull(apiKeys.lastUsedAt))
  return (await inStore(storeId, (tx) => tx.$count(apiKeys, used))) === 1
}

async function receive(alias: string, apiKey: string, body: object): Promise<string> {
  const running = await ADAPTERS['fast lane']?.()
  const answer = await fetch(`${running?.url}/api/custom-events/alias/${alias}?createContact=true`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `ApiKey ${apiKey}` },
    body: JSON.stringify(body),
  })
  const { id } = (await answer.json()) as { id: string } // contract §4
  await running?.stop()
  return id
}
