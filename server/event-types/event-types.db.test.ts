import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { deletedEventTypes, inStore, segments, uses } from '@/db'
import { newId } from '@/server/ids'
import { deleteIntegration } from '@/server/integrations/delete-integration'
import { integrationUsage } from '@/server/integrations/integration-usage'
import { isProblem } from '@/server/problems'
import { type DemoStore, makeDemoStore, ORDER_FIELDS } from '@/tests/support/make-demo-store'
import { aliasAvailable } from './alias-available'
import { createEventType } from './create-event-type'
import { deleteEventType } from './delete-event-type'
import { getEventType } from './get-event-type'
import { listEventTypes } from './list-event-types'
import { recentEvents } from './recent-events'
import { eventTypeInputSchema, eventTypePatchSchema } from './schema'
import { updateEventType } from './update-event-type'

let demo: DemoStore
let other: DemoStore
beforeAll(async () => {
  demo = await makeDemoStore()
  other = await makeDemoStore()
})

const problemOf = async (promise: Promise<unknown>): Promise<Record<string, unknown>> => {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return isProblem(error) ? { name: error.problem, detail: error.detail, ...error.extras } : { error }
}
const make = (alias: string, fields: object[] = ORDER_FIELDS, receiveType = 'api') =>
  createEventType(demo.context, {
    integrationId: demo.integrationId,
    ...eventTypeInputSchema.parse({ name: `Type ${alias}`, alias, receiveType, fields }),
  })
const patch = (id: string, change: object) =>
  updateEventType(demo.context, { id, ...eventTypePatchSchema.parse(change) })

/** A segment that uses a field, as `uses` records it. */
async function useField(eventTypeId: string, field: string, name = 'Big spenders'): Promise<string> {
  const { storeId } = demo
  const segmentId = newId()
  await inStore(storeId, async (tx) => {
    await tx.insert(segments).values({ storeId, id: segmentId, name, type: 'dynamic-plus' })
    await tx.execute(sql`
      insert into uses (store_id, id, segment_id, event_type_id, event_field_id, event_field_definition)
      select store_id, ${newId()}::uuid, ${segmentId}::uuid, event_type_id, id, definition from event_type_fields
      where store_id = ${storeId} and event_type_id = ${eventTypeId} and id = ${field}`)
  })
  return segmentId
}

test('fields come back in order and complete, a webhook with its default pointers', async () => {
  const made = await make(
    'with-pointers',
    [
      { name: 'Email', type: 'email', required: true, isPrimaryKey: true },
      { name: 'Total', type: 'decimal', jsonPointerPath: '/a~1b/total' },
    ],
    'webhook',
  )
  expect(made.fields.map(({ id, jsonPointerPath }) => [id, jsonPointerPath])).toEqual([
    ['email', '/email'],
    ['total', '/a~1b/total'],
  ])
  expect(made.url).toMatch(`/webhooks/${demo.storeId}/custom-events/alias/with-pointers`)
  expect((await getEventType(demo.context, made)).fields[1]).toMatchObject({
    id: 'total',
    type: 'decimal',
    required: false,
    options: null,
    usedBy: [],
  })
})

test('an alias that is taken is refused by name, and in another store it is free', async () => {
  await make('taken')
  expect(await problemOf(make('taken'))).toMatchObject({
    name: 'not-valid',
    validationErrors: [{ path: '/alias', reason: expect.stringContaining('“Type taken”') }],
  })
  expect(await aliasAvailable(demo.context, { alias: 'taken' })).toEqual({ available: false, takenBy: 'Type taken' })
  expect(await aliasAvailable(other.context, { alias: 'taken' })).toEqual({ available: true })
})

test('of ten creations with one alias at once exactly one succeeds', async () => {
  const all = await Promise.allSettled(Array.from({ length: 10 }, () => make('raced')))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const one of all)
    if (one.status === 'rejected') expect(isProblem(one.reason) && one.reason.problem).toBe('not-valid')
})

test('a patch of fields deletes, changes, adds and moves, and lets the primary key move to another field', async () => {
  const { id } = await make('patched')
  const fields = [
    { id: 'phone', name: 'Phone', type: 'phone', defaultCountryCode: '44' },
    { id: 'mail', name: 'Mail', type: 'email', required: true, isPrimaryKey: true },
    { id: 'email', name: 'Email', type: 'email' },
  ]
  const updated = await patch(id, { fields })
  expect(updated.fields.map((field) => [field.id, field.isPrimaryKey, field.defaultCountryCode])).toEqual([
    ['phone', false, '44'],
    ['mail', true, null],
    ['email', false, null],
  ])
  expect((await patch(id, { name: 'Renamed' })).fields).toHaveLength(3)
})

test('the receive context is fixed, and what it asks holds for a patch too', async () => {
  const { id } = await make('fixed')
  const problem = await problemOf(patch(id, { receiveType: 'web', fields: [{ name: 'Total', type: 'decimal' }] }))
  expect(problem).toMatchObject({ validationErrors: [{ path: '/fields' }, { path: '/receiveType' }] })
  expect((await patch(id, { receiveType: 'api' })).receiveType).toBe('api')
})

test('a field in use can be moved, but neither edited nor deleted, and the refusal names field and user', async () => {
  const { id, fields } = await make('locked')
  const segmentId = await useField(id, 'total')
  const moved = await patch(id, { fields: fields.toReversed() })
  expect(moved.fields.map((field) => field.id)).toEqual(fields.map((field) => field.id).toReversed())
  const usedBy = [{ type: 'segment', id: segmentId, name: 'Big spenders' }]
  const edited = fields.map((field) => (field.id === 'total' ? { ...field, type: 'integer' } : field))
  expect(await problemOf(patch(id, { fields: edited }))).toMatchObject({
    ...{ name: 'in-use', usedBy },
    detail: 'The field “Total” cannot be edited: the segment “Big spenders” uses it.',
  })
  const without = fields.filter((field) => field.id !== 'total')
  expect(await problemOf(patch(id, { fields: without }))).toMatchObject({
    ...{ name: 'in-use', usedBy },
    detail: 'The field “Total” cannot be deleted: the segment “Big spenders” uses it.',
  })
  expect(await problemOf(deleteEventType(demo.context, { id }))).toMatchObject({ name: 'in-use', usedBy })
  expect((await getEventType(demo.context, { id })).fields.find((field) => field.id === 'total')?.usedBy).toEqual(
    usedBy,
  )
  expect((await patch(id, { fields: [...fields, { name: 'New', type: 'text' }] })).fields).toHaveLength(
    fields.length + 1,
  )
})

test.each([
  ['name', `name = 'Sum'`],
  ['type', `type = 'integer'`],
  ['required', 'required = true'],
  ['options', `options = '[{"id":"a","label":"A"}]'`],
  ['pointer', `json_pointer_path = '/sum'`],
  ['id', `id = 'sum'`],
])('Postgres itself refuses another %s of a field in use', async (name, change) => {
  const { id } = await make(`sql-${name}`)
  await useField(id, 'total')
  const edit = inStore(demo.storeId, (tx) =>
    tx.execute(sql`update event_type_fields set ${sql.raw(change)} where event_type_id = ${id} and id = 'total'`),
  )
  await expect(edit).rejects.toMatchObject({ cause: { code: '23503' } })
  const remove = inStore(demo.storeId, (tx) => tx.execute(sql`delete from event_types where id = ${id}`))
  await expect(remove).rejects.toMatchObject({ cause: { code: '23503' } })
})

test('an integration that a segment is built on cannot be deleted; without the segment it can, and names are kept', async () => {
  const store = await makeDemoStore()
  const { storeId, integrationId: id, eventTypeId } = store
  const segmentId = newId()
  await inStore(storeId, async (tx) => {
    await tx.insert(segments).values({ storeId, id: segmentId, name: 'Buyers', type: 'dynamic-plus' })
    await tx.insert(uses).values({ storeId, id: newId(), segmentId, eventTypeId })
  })
  const usedBy = [{ type: 'segment', id: segmentId, name: 'Buyers' }]
  expect(await integrationUsage(store.context, { id })).toEqual(usedBy)
  expect(await problemOf(deleteIntegration(store.context, { id }))).toMatchObject({ name: 'in-use', usedBy })
  await inStore(storeId, (tx) => tx.delete(segments).where(eq(segments.id, segmentId)))
  await deleteIntegration(store.context, { id })
  const kept = await inStore(storeId, (tx) => tx.select().from(deletedEventTypes))
  expect(kept).toContainEqual(expect.objectContaining({ id: eventTypeId, alias: store.alias, integrationName: 'ERP' }))
  expect(await listEventTypes(store.context, {})).toEqual([])
})

test('event types of another store do not exist', async () => {
  const { context } = other
  const { eventTypeId: id, integrationId } = demo
  const input = eventTypeInputSchema.parse({ name: 'X', alias: 'x', receiveType: 'api', fields: ORDER_FIELDS })
  const attempts = [
    getEventType(context, { id }),
    recentEvents(context, { id, limit: 1 }),
    listEventTypes(context, { integrationId }),
    createEventType(context, { integrationId, ...input }),
    updateEventType(context, { id, name: 'Mine' }),
    deleteEventType(context, { id }),
    deleteIntegration(context, { id: integrationId }),
    getEventType(context, { id: 'not-a-uuid' }),
  ]
  const problems = await Promise.all(attempts.map(problemOf))
  expect(problems.map(({ name }) => name)).toEqual(attempts.map(() => 'not-found'))
})
