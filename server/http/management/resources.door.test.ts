import { beforeAll, describe, expect, test } from 'vitest'
import { processEvents } from '@/server/events/process-events'
import { newId } from '@/server/ids'
import { type DemoStore, ORDER_FIELDS } from '@/tests/support/make-demo-store'
import { type CallAnswer as Answer, type Manager, makeManager, faultPaths as paths } from '@/tests/support/manage'

let demo: DemoStore
let call: Manager['call']
let send: Manager['send']

beforeAll(async () => {
  ;({ demo, call, send } = await makeManager())
})

const makeIntegration = async (more: object = {}) =>
  String((await call('POST', '/custom-integrations', { name: 'Till', ...more })).body.id)
const makeEventType = (integrationId: string, alias: string, more: object = {}) =>
  call('POST', `/custom-integrations/${integrationId}/custom-event-types`, {
    ...{ name: alias, alias, receiveType: 'api', fields: ORDER_FIELDS },
    ...more,
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

  test('an event type that is sent is made, read, changed and deleted; its credentials are masked and can be sent back so', async () => {
    const id = await makeIntegration()
    const path = `/custom-integrations/${id}/custom-event-types`
    const sent = {
      ...{ name: 'Order paid', alias: 'paid-out', category: 'send', webhookUrl: 'https://hooks.example.com/in' },
      webhookHeaders: [
        { name: 'Authorization', value: 'Bearer abcdefgh1234' },
        { name: 'X-Shop', value: 'Casa Luna' },
      ],
      fields: [{ name: 'Total', type: 'decimal', jsonPointerPath: '/order/total' }],
    }
    const made = await call('POST', path, sent)
    const masked = [{ name: 'Authorization', value: '•••• 1234' }, sent.webhookHeaders[1]]
    expect([made.status, made.body]).toMatchObject([
      201,
      {
        ...sent,
        webhookHeaders: masked,
        integrationId: id,
        fields: [{ id: 'total' }],
        counts: { pending: 0, dead: 0 },
      },
    ])
    expect(JSON.stringify(made.body)).not.toContain('whsec_')
    const { body: read } = await call('GET', `/custom-event-types/${made.body.id}`)
    const changed = await call('PATCH', `/custom-event-types/${made.body.id}`, { ...read, name: 'Renamed' })
    expect([changed.status, changed.body]).toMatchObject([200, { name: 'Renamed', webhookHeaders: masked }])
    expect((await call('GET', path)).body.results).toHaveLength(1)
    expect((await call('GET', `${path}?category=receive`)).body.results).toEqual([])
    expect((await call('GET', '/custom-event-types?category=send')).body.results).toMatchObject([{ category: 'send' }])
    expect((await call('GET', '/custom-event-types?category=both')).status).toBe(400)
    expect((await call('DELETE', `/custom-event-types/${made.body.id}`)).status).toBe(204)
  })

  test('what belongs to the other category is refused by name, on creation and on a change', async () => {
    const id = await makeIntegration()
    const path = `/custom-integrations/${id}/custom-event-types`
    const sent = { name: 'Out', alias: 'out', category: 'send', webhookUrl: 'https://hooks.example.com/', fields: [] }
    expect(paths(await call('POST', path, { ...sent, receiveType: 'api' }))).toEqual(['/receiveType'])
    expect(paths(await call('POST', path, { ...sent, webhookUrl: 'http://127.0.0.1/' }))).toEqual(['/webhookUrl'])
    expect(paths(await call('POST', path, { ...sent, webhookURL: 'x' }))).toEqual(['/webhookURL'])
    expect(paths(await makeEventType(id, 'in', { webhookUrl: 'https://hooks.example.com/' }))).toEqual(['/webhookUrl'])
    const { body } = await call('POST', path, sent)
    const change = (more: object) => call('PATCH', `/custom-event-types/${body.id}`, more)
    expect(paths(await change({ verification: { type: 'token' } }))).toEqual(['/verification'])
    expect(paths(await change({ category: 'receive' }))).toEqual(['/category'])
    const twice = [1, 2].map((n) => ({ name: `F${n}`, type: 'text', jsonPointerPath: '/a' }))
    expect(paths(await change({ fields: twice }))).toEqual(['/fields/1/jsonPointerPath'])
    const received = `/custom-event-types/${demo.eventTypeId}`
    expect(paths(await call('PATCH', received, { webhookUrl: 'https://hooks.example.com/' }))).toEqual(['/webhookUrl'])
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

  test('runs of a workflow are listed by state and by contact', async () => {
    const nodes = [{ id: 'n1', type: 'receive-event', config: { eventTypeId: demo.eventTypeId } }]
    const { body } = await call('POST', '/workflows', { name: 'Runs', nodes })
    const path = `/workflows/${body.id}/runs`
    await call('POST', `/workflows/${body.id}/start`)
    await send({ email: 'runs@example.org' })
    while (await processEvents(demo.storeId));
    const [run] = (await call('GET', `${path}?state=finished`)).body.results ?? []
    expect(run).toMatchObject({
      email: 'runs@example.org',
      state: 'finished',
      move: null,
      eventTypeName: 'Order shipped',
    })
    expect((await call('GET', `${path}?contactId=${run?.contactId}`)).body.results).toHaveLength(1)
    expect((await call('GET', `${path}?state=failed`)).body.results).toEqual([])
    expect((await call('GET', `${path}?contactId=${newId()}`)).body.results).toEqual([])
    expect((await call('GET', `${path}?state=asleep`)).status).toBe(400)
    await call('POST', `/workflows/${body.id}/finish`)
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
