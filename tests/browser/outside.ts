import { expect, makeKey } from './owner'

/** What a system outside calls the store with. */
export type Outside = {
  /** Calls the management API; answers the body of a success. */
  make: (path: string, body?: object) => Promise<{ id: string }>
  /** Sends an event by its alias, with `createContact`; answers the status. */
  send: (alias: string, body: object) => Promise<number>
}

const SCOPES = ['custom-integrations', 'custom-events', 'contact-fields', 'segments', 'workflows', 'web-contents'].map(
  (place) => `${place}:write`,
)

/** As an outside system would: POST of JSON. */
export const postJson = (url: string, body: object, apiKey?: string): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(apiKey && { authorization: `ApiKey ${apiKey}` }) },
    body: JSON.stringify(body),
  })

/** A system outside, with a key of its own that may make everything. */
export function makeOutside(storeId: string): Outside {
  const key = makeKey(storeId, SCOPES.join(','))
  const api = (path: string, body: object) => postJson(`${process.env.APP_URL}/api/${path}`, body, key)
  return {
    async make(path, body = {}) {
      const response = await api(path, body)
      const answer = await response.text()
      expect([path, response.ok, answer]).toEqual([path, true, expect.any(String)])
      return JSON.parse(answer)
    },
    send: async (alias, body) => (await api(`custom-events/alias/${alias}?createContact=true`, body)).status,
  }
}

const FIELDS = [
  { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true },
  { id: 'name', name: 'Name', type: 'text' },
  { id: 'total', name: 'Total', type: 'decimal' },
]

/** An integration "Till" whose event `purchase` has an email, a name and a total. */
export async function makePurchase(outside: Outside): Promise<{ integrationId: string; eventTypeId: string }> {
  const { id: integrationId } = await outside.make('custom-integrations', { name: 'Till', color: '#2b8558' })
  const definition = { name: 'Purchase', alias: 'purchase', category: 'receive', receiveType: 'api', fields: FIELDS }
  const { id: eventTypeId } = await outside.make(`custom-integrations/${integrationId}/custom-event-types`, definition)
  return { integrationId, eventTypeId }
}

/** Something on every screen: an event that was accepted and one that was refused, a workflow that runs, a segment. */
export async function furnish(storeId: string) {
  const outside = makeOutside(storeId)
  const { integrationId, eventTypeId } = await makePurchase(outside)
  await outside.make('contact-fields', { id: 'last-total', name: 'Last total', type: 'decimal' })
  const copy = (field: string, from: string) => ({
    ...{ field, operator: 'set', source: { from: 'event', node: 'n1', field: from } },
  })
  const workflow = await outside.make('workflows', {
    name: 'Till sync',
    nodes: [
      { id: 'n1', type: 'receive-event', config: { eventTypeId } },
      { id: 'n2', type: 'set-field', config: { assignments: [copy('_name', 'name'), copy('last-total', 'total')] } },
    ],
    edges: [{ from: 'n1', to: 'n2' }],
  })
  await outside.make(`workflows/${workflow.id}/start`)
  const where = [{ field: 'total', operator: 'greater-than', value: 50 }]
  const count = { operator: 'at-least', value: 1 }
  const condition = { kind: 'event', eventTypeId, count, window: { last: { value: 30, unit: 'day' } }, where }
  const definition = { match: 'all', conditions: [condition] }
  const segment = await outside.make('segments', { type: 'dynamic-plus', name: 'Spenders', definition })
  const popup = { name: 'Welcome back', type: 'popup', html: '<h2>Hello {{ contact._name }}</h2>' }
  const webContent = await outside.make('web-contents', popup)
  expect(await outside.send('purchase', { email: 'ana@example.org', name: 'Ana López', total: 80 })).toBe(201)
  expect(await outside.send('purchase', { email: 'luis@example.org', total: '59,90' })).toBe(422)
  return { integrationId, eventTypeId, workflowId: workflow.id, segmentId: segment.id, webContentId: webContent.id }
}
