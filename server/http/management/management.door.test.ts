import { beforeAll, describe, expect, test } from 'vitest'
import { SCOPES } from '@/server/api-keys/scopes'
import { processEvents } from '@/server/events/process-events'
import { ingest } from '@/server/http/ingest'
import { managementDoor } from '@/server/http/management/door'
import { toRouteHandler } from '@/server/http/route-handler'
import { newId } from '@/server/ids'
import { type DemoStore, makeDemoStore, makeKey, ORDER_FIELDS } from '@/tests/support/make-demo-store'

const manage = toRouteHandler(managementDoor)
const receive = toRouteHandler(ingest)

type Options = { key?: string | null; raw?: string; headers?: Record<string, string> }
type Answer = {
  status: number
  headers: Headers
  body: Record<string, unknown> & { results?: Record<string, unknown>[] }
}

let demo: DemoStore
let everything: string
let onlyReading: string

beforeAll(async () => {
  demo = await makeDemoStore()
  everything = await keyWith(SCOPES.map(({ name }) => name))
  onlyReading = await keyWith(['contacts:read'])
})

const keyWith = async (scopes: string[]) => (await makeKey(demo.storeId, scopes)).key

async function call(method: string, path: string, body?: unknown, options: Options = {}): Promise<Answer> {
  const key = options.key === undefined ? everything : options.key
  const headers = {
    ...(body === undefined && options.raw === undefined ? {} : { 'content-type': 'application/json' }),
    ...(key ? { authorization: `ApiKey ${key}` } : {}),
    ...options.headers,
  }
  const text = options.raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const response = await manage(new Request(`http://localhost/api${path}`, { method, headers, body: text }))
  const answer = await response.text()
  return { status: response.status, headers: response.headers, body: answer ? JSON.parse(answer) : {} }
}

async function send(body: Record<string, unknown>): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `ApiKey ${demo.apiKey}` }
  const url = `http://localhost/api/custom-events/alias/${demo.alias}?createContact=true`
  const response = await receive(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }))
  return (await response.json()).id
}

const makeIntegration = async (more: object = {}) =>
  String((await call('POST', '/custom-integrations', { name: 'Till', ...more })).body.id)
const makeEventType = (integrationId: string, alias: string, more: object = {}) =>
  call('POST', `/custom-integrations/${integrationId}/custom-event-types`, {
    ...{ name: alias, alias, receiveType: 'api', fields: ORDER_FIELDS },
    ...more,
  })
const paths = ({ body }: Answer) =>
  (body.validationErrors as { path: string }[] | undefined)?.map(({ path }) => path).sort() // the shape of contract §3

describe('400', () => {
  test('a body that is not JSON', async () => {
    expect((await call('POST', '/custom-integrations', undefined, { raw: '{' })).status).toBe(400)
    expect((await call('POST', '/custom-integrations', undefined, { raw: '[]' })).status).toBe(400)
  })

  test.each([
    'limit=0',
    'limit=201',
    'limit=ten',
    'limit=1&limit=2',
    'cursor=nonsense',
    'cursor=WyJuZXh0IixbIngiLCJ5Il1d',
  ])('a malformed query: %s', async (query) => {
    expect(await call('GET', `/contacts?${query}`)).toMatchObject({ status: 400, body: { title: 'Bad Request' } })
  })

  test('a status or time of the log that is none', async () => {
    expect((await call('GET', '/received-events?status=lost')).status).toBe(400)
    expect((await call('GET', '/received-events?since=yesterday')).status).toBe(400)
  })
})

describe('401 and 403', () => {
  test('no key, and a key that is none', async () => {
    expect((await call('GET', '/contacts', undefined, { key: null })).status).toBe(401)
    expect((await call('GET', '/contacts', undefined, { key: 'a:b' })).status).toBe(401)
  })

  test('a key without the scope is told which one it lacks', async () => {
    const key = onlyReading
    expect((await call('GET', '/contacts', undefined, { key })).status).toBe(200)
    const refused = await call('PATCH', '/contacts/ana@example.org', {}, { key })
    expect(refused).toMatchObject({ status: 403, body: { detail: expect.stringContaining('contacts:write') } })
  })
})

describe('404 and 405', () => {
  test.each(['/nothing', '/contacts/a@b.example/activities/more', '/custom-integrations/%E0%A4%A'])(
    'an address that is not there: %s',
    async (path) => expect((await call('GET', path)).status).toBe(404),
  )

  test('an id that is unknown or no id at all, and an email of nobody', async () => {
    for (const id of [newId(), 'x', '%00']) {
      for (const resource of [
        'custom-integrations',
        'custom-event-types',
        'contact-fields',
        'workflows',
        'received-events',
      ])
        expect(await call('GET', `/${resource}/${id}`)).toMatchObject({ status: 404, body: { title: 'Not Found' } })
    }
    for (const path of [
      'email/nobody@example.org',
      'nobody@example.org',
      'external-id/0',
      'external-id/%00',
      'not-an-email',
    ])
      expect((await call('GET', `/contacts/${path}`)).status).toBe(404)
  })

  test('a method that the address does not take is answered with those that it takes, before the key is looked at', async () => {
    const answer = await call('PUT', '/custom-integrations', undefined, { key: null })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, POST')
    expect((await call('GET', `/workflows/${newId()}/start`)).headers.get('allow')).toBe('POST')
  })

  test('a trailing slash never matters', async () => {
    expect((await call('GET', '/custom-integrations/')).status).toBe(200)
  })
})

describe('413, 415', () => {
  test('a body of more than 512 KB, and another content type than JSON', async () => {
    const raw = JSON.stringify({ name: 'x'.repeat(600_000) })
    expect((await call('POST', '/custom-integrations', undefined, { raw })).status).toBe(413)
    const headers = { 'content-type': 'text/plain' }
    expect((await call('POST', '/custom-integrations', undefined, { raw: '{}', headers })).status).toBe(415)
  })
})

describe('422', () => {
  test('all faults of an event type at once, by JSON pointer, unknown keys included', async () => {
    const answer = await makeEventType(demo.integrationId, 'Not An Alias', {
      colour: 'red',
      fields: [
        { name: 'Phone', type: 'phone' },
        { name: 'A/B', id: '1', type: 'text', requierd: true },
      ],
    })
    expect(answer.status).toBe(422)
    expect(paths(answer)).toEqual([
      '/alias',
      '/colour',
      '/fields',
      '/fields/0/defaultCountryCode',
      '/fields/1/id',
      '/fields/1/requierd',
    ])
  })

  test('text that Postgres cannot keep, in values and in keys', async () => {
    const answer = await call('POST', '/workflows', {
      name: 'a\u0000',
      nodes: [{ id: 'n1', type: 'x', config: { '\ud800': 1 } }],
    })
    expect(answer.status).toBe(422)
    expect(paths(answer)).toEqual(expect.arrayContaining(['/name', '/nodes/0/config/\ufffd']))
  })

  test('an alias that is taken says whose it is', async () => {
    const answer = await makeEventType(demo.integrationId, demo.alias)
    expect(answer.status).toBe(422)
    expect(answer.body.validationErrors).toEqual([{ path: '/alias', reason: expect.stringContaining('Order shipped') }])
  })

  test('values of contact fields are judged exactly, each with its reason', async () => {
    const answer = await call('PATCH', '/contacts/exact@example.org', {
      ...{ _points: '10', _birthdate: '2024-02-30', _createdAt: '2020-01-01T00:00:00Z', _email: 'other@example.org' },
      ...{ unheardOf: 1, _newsletterSubscriptionStatus: 'maybe' },
    })
    expect(answer.status).toBe(422)
    expect(paths(answer)).toEqual([
      '/_birthdate',
      '/_email',
      '/_newsletterSubscriptionStatus',
      '/_points',
      '/unheardOf',
    ])
    expect((await call('GET', '/contacts/exact@example.org')).status).toBe(404)
  })
})

describe('409', () => {
  test('the type of a system field and the state of a workflow', async () => {
    expect((await call('DELETE', '/contact-fields/_name')).status).toBe(409)
    const { body } = await call('POST', '/workflows', { name: 'Empty' })
    expect(body.state).toBe('draft')
    expect((await call('POST', `/workflows/${body.id}/pause`)).status).toBe(409)
    expect(await call('POST', `/workflows/${body.id}/start`)).toMatchObject({
      status: 409,
      body: { problems: expect.any(Array) },
    })
  })

  test('what a started workflow uses is locked, and says by what', async () => {
    const { body: field } = await call('POST', '/contact-fields', { name: 'Last total', type: 'decimal' })
    const nodes = [
      { id: 'n1', type: 'receive-event', config: { eventTypeId: demo.eventTypeId } },
      {
        id: 'n2',
        type: 'set-field',
        config: {
          assignments: [{ field: field.id, operator: 'set', source: { from: 'event', node: 'n1', field: 'total' } }],
        },
      },
    ]
    const { body: workflow } = await call('POST', '/workflows', {
      name: 'Keep total',
      nodes,
      edges: [{ from: 'n1', to: 'n2' }],
    })
    expect(await call('POST', `/workflows/${workflow.id}/start`)).toMatchObject({
      status: 200,
      body: { state: 'active' },
    })
    const usedBy = [{ type: 'workflow', id: workflow.id, name: 'Keep total' }]
    for (const path of [
      `/contact-fields/${field.id}`,
      `/custom-event-types/${demo.eventTypeId}`,
      `/custom-integrations/${demo.integrationId}`,
    ])
      expect(await call('DELETE', path)).toMatchObject({ status: 409, body: { usedBy } })
    expect(await call('PATCH', `/contact-fields/${field.id}`, { name: 'Sum' })).toMatchObject({
      status: 409,
      body: { usedBy },
    })
    expect((await call('PATCH', `/workflows/${workflow.id}`, { name: 'Other' })).status).toBe(409)
    expect((await call('POST', `/workflows/${workflow.id}/finish`)).body.state).toBe('finished')
    expect((await call('DELETE', `/contact-fields/${field.id}`)).status).toBe(204)
  })
})

describe('resources', () => {
  test('a custom integration and its event types are made, read, changed and deleted; what was read can be sent back', async () => {
    const id = await makeIntegration({ color: '#AABBCC', category: 'Shop' })
    const { body: read, status } = await call('GET', `/custom-integrations/${id}`)
    expect([status, read]).toMatchObject([
      200,
      { id, name: 'Till', color: '#aabbcc', category: 'Shop', eventsEnabled: true },
    ])
    expect((await call('PATCH', `/custom-integrations/${id}`, { ...read, eventsEnabled: false })).body).toMatchObject({
      eventsEnabled: false,
      category: 'Shop',
    })
    const made = await makeEventType(id, 'purchase')
    expect([made.status, made.body]).toMatchObject([
      201,
      { alias: 'purchase', category: 'receive', receiveType: 'api', integrationId: id },
    ])
    const path = `/custom-event-types/${made.body.id}`
    const { body: type } = await call('GET', path)
    expect((await call('PATCH', path, { ...type, name: 'Renamed' })).body).toEqual({
      ...type,
      usedBy: undefined,
      name: 'Renamed',
      updatedAt: expect.any(String),
    })
    expect((await call('GET', `/custom-integrations/${id}/custom-event-types`)).body.results).toHaveLength(1)
    expect((await call('DELETE', path)).status).toBe(204)
    expect((await call('DELETE', `/custom-integrations/${id}`)).status).toBe(204)
    expect((await call('GET', `/custom-integrations/${id}`)).status).toBe(404)
  })

  test('times are ISO 8601 in UTC', async () => {
    const { body } = await call('GET', `/custom-event-types/${demo.eventTypeId}`)
    for (const name of ['createdAt', 'updatedAt'])
      expect(body[name]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  test('a contact field is made with an id of the caller, and the contact holds its value beside the system fields', async () => {
    expect((await call('POST', '/contact-fields', { id: 'shoeSize', name: 'Shoe size', type: 'integer' })).status).toBe(
      201,
    )
    expect((await call('POST', '/contact-fields', { id: 'shoeSize', name: 'Again', type: 'text' })).status).toBe(422)
    const written = await call('PATCH', '/contacts/email/Eva@Example.org', {
      _name: 'Eva',
      shoeSize: 38,
      _externalId: 'C/7',
    })
    expect([written.status, written.body]).toMatchObject([
      200,
      { _email: 'eva@example.org', _name: 'Eva', shoeSize: 38, _isAnonymous: false, _points: null },
    ])
    expect((await call('GET', '/contacts/external-id/C%2F7')).body.id).toBe(written.body.id)
    const cleared = await call('PATCH', '/contacts/eva@EXAMPLE.org', { ...written.body, shoeSize: null })
    expect(cleared.body).toMatchObject({ id: written.body.id, _name: 'Eva', shoeSize: null })
    expect(
      (await call('PATCH', '/contacts/second@example.org', { _externalId: 'C/7' })).body.validationErrors,
    ).toMatchObject([{ path: '/_externalId' }])
  })

  test('a contact that no external id names is created by its email, and refused without', async () => {
    expect(paths(await call('PATCH', '/contacts/external-id/N1', { _name: 'New' }))).toEqual(['/_email'])
    const made = await call('PATCH', '/contacts/external-id/N1', { _name: 'New', _email: 'new@example.org' })
    expect(made.body).toMatchObject({ _externalId: 'N1', _email: 'new@example.org' })
    expect((await call('PATCH', '/contacts/external-id/N1', { _name: 'Newer' })).body).toMatchObject({
      id: made.body.id,
      _name: 'Newer',
    })
  })

  test('the activity of a contact, newest first: its event, then what the key wrote', async () => {
    const id = await send({ email: 'act@example.org', total: 12.5 })
    await processEvents(demo.storeId)
    await call('PATCH', '/contacts/act@example.org', { _name: 'Act' })
    const { body } = await call('GET', '/contacts/email/act@example.org/activities')
    expect(body.results).toMatchObject([
      { type: 'field-changed', field: '_name', old: null, new: 'Act', writer: { type: 'api-key' } },
      {
        type: 'event-received',
        id,
        eventTypeId: demo.eventTypeId,
        alias: demo.alias,
        values: { total: 12.5, email: 'act@example.org' },
      },
    ])
  })

  test('an erased person is gone from contacts, events, log and search', async () => {
    const accepted = await send({ email: 'gone@example.org', name: 'Gone' })
    await processEvents(demo.storeId)
    await send({ email: 'gone@example.org', total: 'much' })
    expect((await call('DELETE', '/contacts/email/GONE@example.org')).status).toBe(204)
    expect((await call('GET', '/contacts/gone@example.org')).status).toBe(404)
    expect((await call('GET', `/received-events/${accepted}`)).status).toBe(404)
    expect(JSON.stringify((await call('GET', '/received-events?limit=200')).body)).not.toContain('gone@')
    expect((await call('GET', '/contacts?search=gone')).body.results).toEqual([])
  })

  test('the log: one accepted reception with values and what it caused, one refused with its reasons', async () => {
    const id = await send({ email: 'log@example.org', total: 7 })
    await processEvents(demo.storeId)
    await send({ email: 'log@example.org', total: '7,00' })
    const one = await call('GET', `/received-events/${id}`)
    expect(one.body).toMatchObject({
      ...{ id, status: 'accepted', eventType: { id: demo.eventTypeId, alias: demo.alias }, reasons: [] },
      ...{ values: { total: 7, email: 'log@example.org' }, body: '{"email":"log@example.org","total":7}' },
      events: [{ id, email: 'log@example.org', pending: null, caused: { fieldChanges: [], segmentMoves: [] } }],
    })
    expect(JSON.stringify(one.body)).not.toContain(demo.apiKey.split(':')[1])
    const { body } = await call('GET', `/received-events?status=rejected&alias=${demo.alias}&limit=1`)
    expect(body.results).toMatchObject([
      { status: 'rejected', firstReason: { path: '/total' }, answer: { status: 422, reasonCode: 'not-valid' } },
    ])
    expect((await call('GET', '/received-events?email=LOG@example.org')).body.results).toMatchObject([{ id }])
    expect((await call('GET', '/received-events?since=2999-01-01T00:00:00Z')).body.results).toEqual([])
  })

  test('a segment is made, previewed, counted and listed, and locks the event type that it is built on', async () => {
    await send({ email: 'segment@example.org', total: 99 })
    await processEvents(demo.storeId)
    const bought = {
      kind: 'event',
      eventTypeId: demo.eventTypeId,
      where: [{ field: 'total', operator: 'greater-than', value: 98 }],
    }
    const definition = { match: 'all', conditions: [bought] }
    const preview = await call('POST', '/segments/preview', { definition })
    expect(preview).toMatchObject({ status: 200, body: { count: 1, sample: [{ email: 'segment@example.org' }] } })
    const made = await call('POST', '/segments', { name: 'Big', type: 'dynamic-plus', definition })
    expect(made).toMatchObject({ status: 201, body: { name: 'Big', type: 'dynamic-plus' } })
    const path = `/segments/${made.body.id}`
    expect((await call('GET', path)).body).toMatchObject({ count: 1, asOf: expect.any(String) })
    expect((await call('GET', `${path}/contacts`)).body.results).toMatchObject([{ email: 'segment@example.org' }])
    const usedBy = [{ type: 'segment', id: made.body.id, name: 'Big' }]
    expect(await call('DELETE', `/custom-integrations/${demo.integrationId}`)).toMatchObject({
      status: 409,
      body: { usedBy },
    })
    const fields = ORDER_FIELDS.filter(({ id }) => id !== 'total')
    expect(await call('PATCH', `/custom-event-types/${demo.eventTypeId}`, { fields })).toMatchObject({
      status: 409,
      body: { usedBy },
    })
    const wrong = {
      match: 'all',
      conditions: [{ ...bought, where: [{ field: 'nothing', operator: 'equals', value: 1 }] }],
    }
    expect((await call('PATCH', path, { definition: wrong })).status).toBe(422)
    expect((await call('PATCH', path, { name: 'Bigger' })).body).toMatchObject({ name: 'Bigger', count: 1 })
    expect((await call('DELETE', path)).status).toBe(204)
  })

  test('the settings of the store, without the secret', async () => {
    const patched = await call('PATCH', '/store', { timeZone: 'Europe/Lisbon', identitySecret: 'a-secret-of-the-shop' })
    expect(patched).toMatchObject({ status: 200, body: { timeZone: 'Europe/Lisbon', hasIdentitySecret: true } })
    expect(JSON.stringify((await call('GET', '/store')).body)).not.toContain('a-secret-of-the-shop')
  })

  test('a patch of a workflow keeps what it leaves out', async () => {
    const nodes = [{ id: 'n1', type: 'receive-event', config: { eventTypeId: demo.eventTypeId } }]
    const { body } = await call('POST', '/workflows', { name: 'Draft', nodes })
    expect((await call('PATCH', `/workflows/${body.id}`, { name: 'Renamed' })).body).toMatchObject({
      name: 'Renamed',
      nodes,
    })
  })

  test('paging walks through all, forwards and back, without loss or repetition', async () => {
    for (let n = 0; n < 7; n++) await call('PATCH', `/contacts/page${n}@paging.example`, {})
    const walk = async (link: string, side: 'next' | 'prev') => {
      const seen: string[][] = []
      for (let path: string | null = link; path; ) {
        const { body }: Answer = await call('GET', path)
        seen.push((body.results ?? []).map(({ email }) => String(email)))
        const links = body.links as Record<string, string | null> // the shape of contract §6
        path = links[side] ? `/contacts${new URL(links[side]).search}` : null
        if (!path) return { seen, links }
      }
      throw new Error('no page')
    }
    const forwards = await walk('/contacts?search=paging.example&limit=3', 'next')
    expect(forwards.seen.map((page) => page.length)).toEqual([3, 3, 1])
    expect(new Set(forwards.seen.flat()).size).toBe(7)
    const back = await walk(`/contacts${new URL(String(forwards.links.prev)).search}`, 'prev')
    expect(back.seen).toEqual([forwards.seen[1], forwards.seen[0]])
    expect(back.links).toMatchObject({ prev: null, next: expect.any(String) })
  })

  test('every answer carries the rate and the id of the request', async () => {
    const { headers } = await call('GET', '/store')
    for (const name of ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'x-request-id'])
      expect(headers.get(name)).toBeTruthy()
    expect((await call('GET', `/workflows/${newId()}`)).headers.get('x-ratelimit-limit')).toBe('6000')
  })
})
