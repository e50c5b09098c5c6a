import Ajv2020 from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { SCOPES } from '@/server/api-keys/scopes'
import { createEventType } from '@/server/event-types/create-event-type'
import { eventTypeInputSchema } from '@/server/event-types/schema'
import { ingestPath } from '@/server/http/ingest'
import type { Route } from '@/server/http/management/route'
import { ROUTES } from '@/server/http/management/routes'
import { type Running, wholeApi } from '@/tests/support/adapters'
import { type DemoStore, makeDemoStore, makeKey, ORDER_FIELDS } from '@/tests/support/make-demo-store'
import { BODY_EXAMPLES, EXAMPLE_EVENT_TYPE_ID } from './body-examples'
import type { OpenApiDocument } from './open-api-document'
import { RESPONSES } from './responses'

type Answer = { status: number; text: string; body: Record<string, unknown> }

let running: Running
let demo: DemoStore
let key: string
let document: OpenApiDocument
let ajv: Ajv2020

beforeAll(async () => {
  running = await wholeApi()
  demo = await makeDemoStore()
  const web = { name: 'Viewed', alias: 'viewed', receiveType: 'web', fields: ORDER_FIELDS.slice(1) }
  const input = eventTypeInputSchema.parse(web)
  await createEventType(demo.context, { integrationId: demo.integrationId, ...input })
  key = (
    await makeKey(
      demo.storeId,
      SCOPES.map(({ name }) => name),
    )
  ).key
  document = JSON.parse((await send('GET', '/api/openapi.json')).text)
  ajv = addFormats(new Ajv2020({ strict: false, allErrors: true })).addSchema(document, 'api')
})
afterAll(() => running.stop())

async function send(method: string, path: string, body?: unknown): Promise<Answer> {
  const headers = {
    authorization: `ApiKey ${key}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  const response = await fetch(running.url + path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, text, body: text.startsWith('{') ? JSON.parse(text) : {} }
}

/** What the document's schema at this place of an operation says against a value. */
function faultsOf(path: string, method: string, place: string[], value: unknown): string {
  const pointer = ['paths', path, method.toLowerCase(), ...place].map((token) =>
    encodeURIComponent(token.replaceAll('~', '~0').replaceAll('/', '~1')),
  )
  const validate = ajv.compile({ $ref: `api#/${pointer.join('/')}` })
  return validate(value) ? '' : ajv.errorsText(validate.errors)
}

const answerPlace = (status: number) => ['responses', String(status), 'content', 'application/json', 'schema']
const bodyPlace = ['requestBody', 'content', 'application/json', 'schema']

describe('the example of each event type', () => {
  const cases: { what: string; addressOf: () => string; success: number }[] = [
    { what: 'Public API', addressOf: () => `/api/custom-events/alias/${demo.alias}`, success: 201 },
    { what: 'Public API, batch', addressOf: () => `/api/custom-events/alias/${demo.alias}/batch`, success: 200 },
    {
      what: 'webhook',
      addressOf: () => `/webhooks/${demo.storeId}/custom-events/alias/${demo.webhookAlias}`,
      success: 201,
    },
    { what: 'web', addressOf: () => `/collect/${demo.storeId}`, success: 200 },
  ]
  it.for(cases)(
    '$what: fits its schema, is taken with the documented status, and the answer is as documented',
    async ({ addressOf, success }, { skip }) => {
      const path = addressOf()
      const content = document.paths?.[path]?.post?.requestBody
      const example = content && 'content' in content ? content.content['application/json']?.example : undefined
      expect(faultsOf(path, 'POST', bodyPlace, example)).toBe('')
      skip(!ingestPath(path), 'the path table does not have this address yet')
      const answer = await send('POST', `${path}?createContact=true`, example)
      expect([answer.status, answer.text]).toEqual([success, expect.any(String)])
      expect(faultsOf(path, 'POST', answerPlace(success), answer.body)).toBe('')
      if (success === 201) {
        const dry = await send('POST', `${path}?createContact=true&validateOnly=true`, example)
        expect([dry.status, faultsOf(path, 'POST', answerPlace(200), dry.body)]).toEqual([200, ''])
      }
    },
  )

  it('what is refused is documented as well', async () => {
    const path = `/api/custom-events/alias/${demo.alias}`
    const answer = await send('POST', path, { email: 'nobody', total: '59,90', unknown: 1 })
    expect([answer.status, faultsOf(path, 'POST', bodyPlace, { email: 'nobody', total: '59,90' })]).toEqual([
      422,
      expect.stringContaining('number'),
    ])
    const validate = ajv.compile({ $ref: 'api#/components/schemas/Problem' })
    expect([validate(answer.body), Array.isArray(answer.body.validationErrors)]).toEqual([true, true])
  })
})

/** Makes first, then changes, then reads, and takes away at the end: what is inside goes before what holds it. */
function inOrder(routes: readonly Route[]): Route[] {
  const rank = ({ method, status }: Route) =>
    method === 'POST' ? (status === 201 ? 0 : 2) : { PATCH: 1, GET: 3, DELETE: 4 }[method]
  const indexed = routes.map((route, n) => ({ route, n: route.method === 'DELETE' ? -n : n }))
  return indexed.sort((a, b) => rank(a.route) - rank(b.route) || a.n - b.n).map(({ route }) => route)
}

it('every call of the management API is taken with its example and answers as documented, and nothing else', async () => {
  const event = await send('POST', `/api/custom-events/alias/${demo.alias}?createContact=true`, {
    email: 'ana@example.com',
    total: 5,
  })
  const ids: Record<string, unknown> = { '/received-events': event.body.id }
  const contacts: Record<string, string> = {
    '/contacts/email/{email}': 'ana@example.com',
    '/contacts/{email}': 'berta@example.com',
    '/contacts/external-id/{externalId}': 'crm-7',
  }
  for (const route of inOrder(ROUTES)) {
    const { method, path, status } = route
    const [collection = ''] = /^\/received-events\/replays|^\/[^/]+/.exec(path) ?? []
    const contact = Object.keys(contacts).find((address) => path.startsWith(address))
    const address = path.replace(/\{\w+\}/, encodeURIComponent(String(contact ? contacts[contact] : ids[collection])))
    const example = route.body && BODY_EXAMPLES[`${method} ${path}`]
    if (route.body) expect(example, `server/openapi/body-examples.ts lacks ${method} ${path}`).toBeDefined()
    const body = example && JSON.parse(JSON.stringify(example).replaceAll(EXAMPLE_EVENT_TYPE_ID, demo.eventTypeId))
    if (body) expect([path, faultsOf(`/api${path}`, method, bodyPlace, body)]).toEqual([path, ''])
    const answer = await send(method, `/api${address}`, body)
    expect([method, path, answer.status, answer.text]).toEqual([method, path, status, expect.any(String)])
    if (method === 'POST' && status === 201) ids[path.replace('/custom-integrations/{id}', '')] = answer.body.id
    if (status === 204) continue
    expect([path, faultsOf(`/api${path}`, method, answerPlace(status), answer.body)]).toEqual([path, ''])
    const one = RESPONSES[`${method} ${path}`] ?? RESPONSES[path]
    const closed = one && ajv.compile(z.toJSONSchema(one, { io: 'output', unrepresentable: 'any' }))
    const items = route.isList ? answer.body.results : [answer.body]
    expect(items, path).toBeInstanceOf(Array)
    for (const item of items as unknown[]) expect([path, closed?.(item), closed?.errors]).toEqual([path, true, null]) // asserted above
  }
})
