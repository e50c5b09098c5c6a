import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { deliveries, eventTypes, inStore } from '@/db'
import { createContact } from '@/server/contact-edits/create-contact'
import type { Actor, StoreContext } from '@/server/context'
import { newId } from '@/server/ids'
import { deleteIntegration } from '@/server/integrations/delete-integration'
import { problemOf } from '@/server/workflows/test-definitions'
import { makeDelivery } from '@/tests/support/make-delivery'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { listAnyEventTypes } from '../list-any-event-types'
import { sendEventTypeInputSchema, sendEventTypePatchSchema } from '../send-schema'
import { createSendEventType } from './create-send-event-type'
import { deleteSendEventType } from './delete-send-event-type'
import { getSendEventType } from './get-send-event-type'
import { rotateSigningSecret } from './rotate-signing-secret'
import { signingSecret } from './signing-secret'
import { updateSendEventType } from './update-send-event-type'

let demo: DemoStore
let contactId: string
beforeAll(async () => {
  demo = await makeDemoStore()
  contactId = (await createContact(demo.context, { email: 'ana@example.com', fields: {} })).id
})

const SECRET = 'Bearer abcdefgh1234'
const HEADERS = [
  { name: 'Authorization', value: SECRET },
  { name: 'X-Shop', value: 'Casa Luna' },
]
const make = (alias: string, more: object = {}) =>
  createSendEventType(demo.context, {
    integrationId: demo.integrationId,
    ...sendEventTypeInputSchema.parse({
      ...{ name: `Type ${alias}`, alias, category: 'send', webhookUrl: 'https://hooks.example.com/' },
      ...{ webhookHeaders: HEADERS, fields: [{ name: 'Total', type: 'decimal' }], ...more },
    }),
  })
const patch = (id: string, change: object, ctx = demo.context) =>
  updateSendEventType(ctx, { id, ...sendEventTypePatchSchema.parse(change) })
const as = (actor: Actor): StoreContext => ({ store: demo.context.store, actor })
const key = () => as({ type: 'api-key', id: newId(), name: 'ERP', scopes: [] })
const person = (role: 'viewer' | 'editor') => as({ type: 'person', id: newId(), name: 'Ana', role })
const rowOf = async (id: string) =>
  (await inStore(demo.storeId, (tx) => tx.select().from(eventTypes).where(eq(eventTypes.id, id))))[0]

test('it comes back complete, with its default pointers and nothing sent yet', async () => {
  const made = await make('complete')
  expect(made).toMatchObject({
    ...{ category: 'send', webhookUrl: 'https://hooks.example.com/', webhookHeaders: HEADERS, integrationName: 'ERP' },
    ...{ lastDeliveryAt: null, counts: { pending: 0, dead: 0 } },
    fields: [{ id: 'total', jsonPointerPath: '/total', required: false }],
  })
  expect(await getSendEventType(demo.context, made)).toMatchObject({ usedBy: [], fields: [{ usedBy: [] }] })
})

test('neither headers nor the signing secret stand readable in the database, and no view has the secret', async () => {
  const made = await make('sealed')
  const row = JSON.stringify(await rowOf(made.id))
  const { signingSecret: secret } = await signingSecret(demo.context, made)
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  for (const text of [SECRET, 'Casa Luna', secret]) expect(row).not.toContain(text)
  expect(JSON.stringify(made)).not.toContain('whsec_')
})

test('a renewed signing secret is another one', async () => {
  const made = await make('rotated')
  const before = await signingSecret(demo.context, made)
  const after = await rotateSigningSecret(demo.context, made)
  expect(after).not.toEqual(before)
  expect(await signingSecret(demo.context, made)).toEqual(after)
})

test('viewers and API keys read credentials masked, editors read what they wrote', async () => {
  const { id } = await make('masked')
  const masked = [{ name: 'Authorization', value: '•••• 1234' }, HEADERS[1]]
  expect((await getSendEventType(key(), { id })).webhookHeaders).toEqual(masked)
  expect((await getSendEventType(person('viewer'), { id })).webhookHeaders).toEqual(masked)
  expect((await getSendEventType(person('editor'), { id })).webhookHeaders).toEqual(HEADERS)
})

test('a masked value that comes back unchanged keeps what is there, any other mask is refused', async () => {
  const { id } = await make('kept')
  const { webhookHeaders } = await getSendEventType(key(), { id })
  await patch(id, { webhookHeaders: [...webhookHeaders, { name: 'X-New', value: 'new' }] }, key())
  expect((await getSendEventType(demo.context, { id })).webhookHeaders).toEqual([
    ...HEADERS,
    { name: 'X-New', value: 'new' },
  ])
  const wrong = [{ name: 'X-Token', value: '•••• 1234' }]
  const at = { validationErrors: [{ path: '/webhookHeaders/0/value' }] }
  expect(await problemOf(patch(id, { webhookHeaders: wrong }))).toMatchObject(at)
  expect(await problemOf(make('kept-2', { webhookHeaders: wrong }))).toMatchObject(at)
})

test('an address that is not public is refused when it is saved', async () => {
  const refused = { name: 'not-valid', validationErrors: [{ path: '/webhookUrl' }] }
  expect(await problemOf(make('inside', { webhookUrl: 'http://127.0.0.1/' }))).toMatchObject(refused)
  const { id } = await make('outside')
  expect(await problemOf(patch(id, { webhookUrl: 'https://hooks.example.com:6379/' }))).toMatchObject(refused)
})

test('an alias is unique over both categories', async () => {
  expect(await problemOf(make(demo.alias))).toMatchObject({ validationErrors: [{ path: '/alias' }] })
})

test('a list has both categories, the youngest first, or one', async () => {
  const made = await make('listed')
  const both = await listAnyEventTypes(demo.context, {})
  expect(both[0]?.id).toBe(made.id)
  expect(new Set(both.map(({ category }) => category))).toEqual(new Set(['receive', 'send']))
  for (const category of ['receive', 'send'] as const)
    for (const one of await listAnyEventTypes(demo.context, { category })) expect(one.category).toBe(category)
})

test('it cannot be deleted while something is to be sent, and takes the record of what was sent along', async () => {
  const { id } = await make('pending')
  const of = { storeId: demo.storeId, eventTypeId: id, contactId }
  await makeDelivery(of)
  const dead = await makeDelivery(of, { state: 'dead' })
  expect((await getSendEventType(demo.context, { id })).counts).toEqual({ pending: 1, dead: 1 })
  const refusal = await problemOf(deleteSendEventType(demo.context, { id }))
  expect(refusal).toMatchObject({ name: 'conflict', detail: expect.stringContaining('1 delivery is still to be sent') })
  expect(await problemOf(deleteIntegration(demo.context, { id: demo.integrationId }))).toMatchObject({
    name: 'conflict',
  })
  const change = { state: 'delivered' as const }
  await inStore(demo.storeId, (tx) => tx.update(deliveries).set(change).where(eq(deliveries.eventTypeId, id)))
  await deleteSendEventType(demo.context, { id })
  const left = await inStore(demo.storeId, (tx) => tx.$count(deliveries, eq(deliveries.id, dead.id)))
  expect(left).toBe(0)
})
