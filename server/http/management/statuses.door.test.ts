import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '@/server/ids'
import { type DemoStore, ORDER_FIELDS } from '@/tests/support/make-demo-store'
import { type Manager, makeManager, faultPaths as paths } from '@/tests/support/manage'

let demo: DemoStore
let call: Manager['call']
let onlyReading: string

beforeAll(async () => {
  ;({ demo, call, readKey: onlyReading } = await makeManager())
})

const makeEventType = (integrationId: string, alias: string, more: object = {}) =>
  call('POST', `/custom-integrations/${integrationId}/custom-event-types`, {
    ...{ name: alias, alias, receiveType: 'api', fields: ORDER_FIELDS },
    ...more,
  })

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
