import { beforeAll, expect, test } from 'vitest'
import { documentText } from '@/server/http/body/document-text'
import { ingest } from '@/server/http/ingest'
import { toRouteHandler } from '@/server/http/route-handler'
import { type DemoStore, makeDemoStore } from '@/tests/support/make-demo-store'
import { type ListenInput, listen } from './listen'

const handle = toRouteHandler(ingest)
let demo: DemoStore
let other: DemoStore

beforeAll(async () => {
  demo = await makeDemoStore()
  other = await makeDemoStore()
})

async function post(alias: string, body: string, storeId = demo.storeId): Promise<number> {
  const url = `http://localhost/webhooks/${storeId}/custom-events/alias/${alias}`
  const headers = { 'content-type': 'application/json' }
  return (await handle(new Request(url, { method: 'POST', headers, body }))).status
}

const hear = async (over: Partial<ListenInput>) => {
  const { results } = await listen(demo.context, { receiveContext: 'webhook', limit: 20, ...over })
  return results.map(({ status, body }) => [status, body && Buffer.from(body).toString()])
}

test('a request to an alias that nobody saved is heard with its body, from the server’s own moment on', async () => {
  await post('not-saved-yet', '{"n":1}')
  const { now } = await listen(demo.context, { receiveContext: 'webhook', alias: 'not-saved-yet', limit: 20 })
  expect(await post('not-saved-yet', '{"n":2}')).toBe(404)
  expect(await post('another-alias', '{"n":3}')).toBe(404)
  await post('not-saved-yet', '{"n":4}', other.storeId)
  expect(await hear({ alias: 'not-saved-yet', since: now })).toEqual([[404, '{"n":2}']])
  expect(await hear({ alias: 'not-saved-yet', since: now, receiveContext: 'api' })).toEqual([])
})

test('of an event type all requests are heard, accepted, refused and unreadable, the youngest first', async () => {
  const eventTypeId = demo.webhookTypeId
  const { now } = await listen(demo.context, { receiveContext: 'webhook', eventTypeId, limit: 20 })
  const good = '{"customer":{"email":"ana@example.org"}}'
  expect(await post(demo.webhookAlias, good)).toBe(201)
  expect(await post(demo.webhookAlias, '{"customer":{}}')).toBe(422)
  expect(await post(demo.webhookAlias, '{"customer":')).toBe(400)
  const all = [
    [400, '{"customer":'],
    [422, '{"customer":{}}'],
    [201, good],
  ]
  expect(await hear({ eventTypeId, since: now })).toEqual(all)
  expect(await hear({ eventTypeId })).toEqual(all)
  expect(await hear({ eventTypeId, limit: 2 })).toEqual(all.slice(0, 2))
})

test('an event from the web is heard by its alias, before there is such an event type', async () => {
  const { now } = await listen(demo.context, { receiveContext: 'web', alias: 'size-seen', limit: 20 })
  const body = JSON.stringify({ events: [{ alias: 'size-seen', payload: { size: 'XL' } }] })
  const headers = { 'content-type': 'application/json' }
  await handle(new Request(`http://localhost/collect/${demo.storeId}`, { method: 'POST', headers, body }))
  const [heard] = await hear({ receiveContext: 'web', alias: 'size-seen', since: now })
  expect(documentText(Buffer.from(String(heard?.[1])), undefined, ['events', '0', 'payload'])).toBe('{"size":"XL"}')
})

test('another store hears nothing of it', async () => {
  const input: ListenInput = { receiveContext: 'webhook', eventTypeId: demo.webhookTypeId, limit: 20 }
  expect((await listen(other.context, input)).results).toEqual([])
  expect((await listen(other.context, { ...input, since: '2020-01-01T00:00:00Z' })).results).toEqual([])
})
