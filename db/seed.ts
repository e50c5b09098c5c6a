import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { createApiKey } from '@/server/api-keys/create-api-key'
import { createContactField } from '@/server/contacts/create-contact-field'
import { contactFieldInputSchema } from '@/server/contacts/schema'
import type { StoreContext } from '@/server/context'
import { env } from '@/server/env'
import { createEventType } from '@/server/event-types/create-event-type'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import { createIntegration } from '@/server/integrations/create-integration'
import { integrationInputSchema } from '@/server/integrations/schema'
import { createSegment } from '@/server/segments/create-segment'
import { segmentInputSchema } from '@/server/segments/schema'
import { addMember } from '@/server/stores/add-member'
import { createStore } from '@/server/stores/create-store'
import { updateStore } from '@/server/stores/update-store'
import { createWorkflow } from '@/server/workflows/create-workflow'
import { workflowInputSchema } from '@/server/workflows/schema'
import { startWorkflow } from '@/server/workflows/start-workflow'
import { asSystem, disconnect, stores } from './index'

export type Demo =
  | { seeded: false }
  | { email: string; password: string; storeId: string; apiKey: string; alias: string; sample: object }

const EMAIL = 'owner@example.org'
const ALIAS = 'order-shipped'

const FIELDS = [
  { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true },
  { id: 'name', name: 'Name', type: 'text' },
  { id: 'phone', name: 'Phone', type: 'phone', defaultCountryCode: '34' },
  { id: 'total', name: 'Total', type: 'decimal' },
  { id: 'shipped-at', name: 'Shipped at', type: 'date' },
]

const SAMPLE = {
  email: 'ana@example.com',
  name: 'Ana López',
  phone: '612345678',
  total: 59.9,
  'shipped-at': '2026-01-31T10:00:00Z',
}

/** The demo store "Casa Luna", made with the verbs that an owner's clicks call. Nothing where any store exists already. */
export async function seed(): Promise<Demo> {
  if ((await asSystem((tx) => tx.$count(stores))) > 0) return { seeded: false }
  const actor = { type: 'system', id: 'seed', name: 'demo' } as const
  const { id: storeId } = await createStore(actor, { name: 'Casa Luna', timeZone: 'Europe/Madrid' })
  const ctx: StoreContext = { store: { id: storeId }, actor }
  const password = randomBytes(12).toString('base64url')
  await addMember(ctx, { email: EMAIL, name: 'Lucía', role: 'owner', password })
  // So that the example page of the SDK can send to it.
  await updateStore(ctx, { allowedOrigins: [new URL(env.APP_URL).origin] }, { address: undefined })
  const eventTypeId = await makeIntegration(ctx)
  await makeShop(ctx)
  await makeWorkflow(ctx, eventTypeId)
  await makeSegment(ctx, eventTypeId)
  const { key: apiKey } = await createApiKey(ctx, { name: 'ERP production', scopes: ['custom-events:write'] })
  return { email: EMAIL, password, storeId, apiKey, alias: ALIAS, sample: SAMPLE }
}

/** Answers the id of its event type. */
async function makeIntegration(ctx: StoreContext): Promise<string> {
  const integration = await createIntegration(
    ctx,
    integrationInputSchema.parse({ name: 'ERP', color: '#2b8558', description: 'Orders and stock', category: 'ERP' }),
  )
  const definition = { name: 'Order shipped', alias: ALIAS, receiveType: 'api', fields: FIELDS }
  const eventType = await createEventType(ctx, {
    integrationId: integration.id,
    ...eventTypeInputSchema.parse(definition),
  })
  const lastTotal = { id: 'last-order-total', name: 'Last order total', type: 'decimal' }
  await createContactField(ctx, contactFieldInputSchema.parse(lastTotal))
  return eventType.id
}

/** What the shop's own site sends through the SDK. */
async function makeShop(ctx: StoreContext): Promise<void> {
  const integration = await createIntegration(
    ctx,
    integrationInputSchema.parse({ name: 'Online shop', color: '#3b6fb5', description: 'What visitors do' }),
  )
  const fields = [
    { id: 'size', name: 'Size', type: 'text', required: true },
    { id: 'product', name: 'Product', type: 'text' },
  ]
  const definition = { name: 'Viewed size guide', alias: 'viewed-size-guide', receiveType: 'web', fields }
  await createEventType(ctx, { integrationId: integration.id, ...eventTypeInputSchema.parse(definition) })
}

/** Copies the order onto the contact; started, so that the first curl shows something. */
async function makeWorkflow(ctx: StoreContext, eventTypeId: string): Promise<void> {
  const copy = (field: string, from: string) => ({
    field,
    operator: 'set',
    source: { from: 'event', node: 'n1', field: from },
  })
  const assignments = [copy('_name', 'name'), copy('_mobilePhone', 'phone'), copy('last-order-total', 'total')]
  const document = {
    name: 'ERP sync',
    nodes: [
      { id: 'n1', type: 'receive-event', config: { eventTypeId } },
      { id: 'n2', type: 'set-field', config: { assignments } },
    ],
    edges: [{ from: 'n1', to: 'n2' }],
  }
  const workflow = await createWorkflow(ctx, workflowInputSchema.parse(document))
  await startWorkflow(ctx, { id: workflow.id })
}

async function makeSegment(ctx: StoreContext, eventTypeId: string): Promise<void> {
  const orders = {
    kind: 'event',
    eventTypeId,
    count: { operator: 'at-least', value: 1 },
    window: { last: { value: 30, unit: 'day' } },
    where: [{ field: 'total', operator: 'greater-than', value: 50 }],
  }
  const definition = { match: 'all', conditions: [orders] }
  const document = { type: 'dynamic-plus', name: 'An order over 50 in 30 days', definition }
  await createSegment(ctx, segmentInputSchema.parse(document))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const demo = await seed().finally(disconnect)
  process.stdout.write(`${JSON.stringify(demo)}\n`)
}
