/** Where an example names another thing of the store: a test, or a reader, puts a real id in its place. */
export const EXAMPLE_EVENT_TYPE_ID = '01980a51-9d3c-7c1e-8f2b-3f1d2c5e7a90'

const email = { id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true }
const total = { id: 'total', name: 'Total', type: 'decimal' }

const spentOften = {
  match: 'all',
  conditions: [
    { kind: 'contact-field', field: '_points', operator: 'greater-than', value: 100 },
    {
      ...{ kind: 'event', eventTypeId: EXAMPLE_EVENT_TYPE_ID, count: { operator: 'at-least', value: 3 } },
      window: { last: { value: 30, unit: 'day' } },
    },
  ],
}

const names = { _name: 'Ana', _surname: 'García', _points: 120 }

/** A body for each call that takes one, by its method and address. Each is sent for real by a test. */
export const BODY_EXAMPLES: Record<string, object> = {
  'POST /custom-integrations': { name: 'ERP', color: '#2b8558', description: 'Orders of the shop' },
  'PATCH /custom-integrations/{id}': { description: 'Orders and returns' },
  'POST /custom-integrations/{id}/custom-event-types': {
    ...{ name: 'Order returned', alias: 'order-returned', category: 'receive', receiveType: 'api' },
    fields: [email, total],
  },
  'PATCH /custom-event-types/{id}': { name: 'Order sent', fields: [email, { ...total, name: 'Order total' }] },
  'POST /contact-fields': { id: 'last-total', name: 'Last total', type: 'decimal' },
  'PATCH /contact-fields/{id}': { name: 'Total of the last order' },
  'PATCH /contacts/email/{email}': names,
  'PATCH /contacts/{email}': names,
  'PATCH /contacts/external-id/{externalId}': { _email: 'luis@example.com', _name: 'Luis' },
  'POST /segments': { type: 'dynamic-plus', name: 'Buys often', definition: spentOften },
  'POST /segments/preview': { definition: spentOften },
  'PATCH /segments/{id}': { name: 'Buys very often' },
  'POST /workflows': {
    name: 'ERP sync',
    nodes: [
      { id: 'n1', type: 'receive-event', config: { eventTypeId: EXAMPLE_EVENT_TYPE_ID, entry: 'every' } },
      {
        ...{ id: 'n2', type: 'set-field' },
        config: { assignments: [{ field: '_points', operator: 'add', source: { from: 'literal', value: 10 } }] },
      },
    ],
    edges: [{ from: 'n1', to: 'n2' }],
  },
  'PATCH /workflows/{id}': { name: 'ERP and points' },
  'POST /web-contents': {
    ...{ name: 'Size guide', type: 'popup', showOn: { afterSeconds: 5 } },
    html: '<h2>Your size is {{ event.size }}</h2><p>It fits, or {{ store.name }} takes it back.</p>',
  },
  'PATCH /web-contents/{id}': { type: 'inline', selector: '#size-guide' },
  'POST /received-events/{id}/replay': { startsWorkflows: false },
  'POST /received-events/replays': { filter: { outcome: 'rejected' }, startsWorkflows: true },
  'POST /received-events/replays/preview': { filter: { outcome: 'rejected' } },
  'PATCH /store': { timeZone: 'Europe/Madrid', allowedOrigins: ['https://shop.example'] },
}
