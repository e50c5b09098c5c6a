import { expect, it } from 'vitest'
import { sampleOf } from '@/server/event-types/sample'
import { type DescribedStore, openApiDocument } from './open-api-document'
import { postmanCollection } from './postman-collection'

const field = {
  required: true,
  defaultCountryCode: null,
  options: null,
  decimalMark: null,
  isPrimaryKey: true,
  type: 'email' as const,
}
const email = { ...field, id: 'email', name: 'Email', jsonPointerPath: '/customer/email' }

const STORE: DescribedStore = {
  id: '01980a51-9d3c-7c1e-8f2b-3f1d2c5e7a90',
  name: 'Casa Luna',
  eventTypes: [
    { name: 'Order shipped', alias: 'order-shipped', receiveType: 'api', integrationName: 'ERP', fields: [email] },
    { name: 'Order paid', alias: 'order-paid', receiveType: 'webhook', integrationName: 'ERP', fields: [email] },
  ],
}

type Item = { name: string; item?: Item[]; request?: Record<string, unknown> }

const requestsOf = (items: Item[]): Item[] => items.flatMap((item) => (item.item ? requestsOf(item.item) : item))

it('each event type is a request with its own address, its sample as body and the key as a variable', async () => {
  const collection = await postmanCollection(openApiDocument('https://inlet.example', STORE))
  expect(collection.info).toMatchObject({ schema: expect.stringContaining('/v2.1.0/') })
  expect(collection.variable).toEqual([
    { key: 'baseUrl', value: 'https://inlet.example' },
    { key: 'apiKey', value: '' },
  ])
  const requests = requestsOf(collection.item as Item[]) // the form of a collection
  const shipped = requests.find(({ name }) => name === 'Order shipped')?.request
  expect(shipped).toMatchObject({
    method: 'POST',
    url: { path: ['api', 'custom-events', 'alias', 'order-shipped'] },
    body: { mode: 'raw', raw: JSON.stringify({ email: 'ana@example.com' }, null, 2) },
    auth: { type: 'apikey', apikey: expect.arrayContaining([{ key: 'value', value: 'ApiKey {{apiKey}}' }]) },
  })
  expect(JSON.stringify(shipped?.url)).toContain('"disabled":false,"description":{"content":"Creates the contact')
  const paid = requests.find(({ name }) => name === 'Order paid')?.request
  expect(paid).toMatchObject({
    url: { path: ['webhooks', STORE.id, 'custom-events', 'alias', 'order-paid'] },
    auth: null,
  })
})

it('the same document gives the same text, so that its ETag holds', async () => {
  const text = async () => JSON.stringify(await postmanCollection(openApiDocument('https://inlet.example', STORE)))
  const first = await text()
  expect((await text()) === first).toBe(true)
})

it('names that mean something to the converter are texts like any other', async () => {
  const odd = { ...email, jsonPointerPath: '/{{apiKey}}/$ref/0/__proto__', name: '(Required) {{baseUrl}}' }
  const eventType = {
    name: '{{apiKey}} :id',
    alias: 'odd',
    receiveType: 'webhook' as const,
    integrationName: '#/$ref',
    fields: [odd],
  }
  const collection = await postmanCollection(
    openApiDocument('https://inlet.example', { ...STORE, eventTypes: [eventType] }),
  )
  const requests = requestsOf(collection.item as Item[]) // the form of a collection
  const body = requests.find(({ name }) => name === eventType.name)?.request?.body
  expect(body).toMatchObject({ raw: expect.stringContaining('ana@example.com') })
  expect(JSON.parse((body as { raw: string }).raw)).toEqual(sampleOf({ receiveContext: 'webhook', fields: [odd] }))
})
